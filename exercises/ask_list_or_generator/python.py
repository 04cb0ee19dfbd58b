"""Three passes over readings: kept in a list, kept in part, computed again."""

PASSES = 3


def case():
    return 20_000


def readings(count):
    # As from outside: each is a new object.
    number = 1
    for _ in range(count):
        number = number * 16_807 % 2_147_483_647
        yield number % 1_000_000


def mean(values):
    total = count = 0
    for value in values:
        total += value
        count += 1
    return total // count if count else 0


def naive(case):
    kept = list(readings(case))
    limit = 0
    for _ in range(PASSES):
        limit = mean(value for value in kept if value >= limit)
    return limit


def filtered(case):
    limit = mean(readings(case))
    kept = [value for value in readings(case) if value >= limit]
    for _ in range(1, PASSES):
        limit = mean(value for value in kept if value >= limit)
    return limit


def optimized(case):
    limit = 0
    for _ in range(PASSES):
        limit = mean(value for value in readings(case) if value >= limit)
    return limit
