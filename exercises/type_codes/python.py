"""Numbers as objects in a list, as an array of floats, and as an array of the
smallest type that holds them."""

from array import array

LIMIT = 20_000
PART = 500


def case():
    return 100_000


def numbers(count):
    # As from outside: all are new objects, and one in a hundred is too large.
    number = 1
    for i in range(count):
        number = number * 16_807 % 2_147_483_647
        beyond = 65_536 if i % 100 == 57 else 0
        yield number % (2 * LIMIT + 1) - LIMIT + beyond


def code(limit):
    # The bytes of each: 1, 2, 4 (on all common machines) and 8.
    for code in "bhiq":
        try:
            array(code, [-limit, limit])
        except OverflowError:
            continue
        return code
    raise OverflowError(limit)


def report(kept, refused, numbers):
    for number in numbers:
        if -LIMIT <= number <= LIMIT:
            kept.append(number)
        else:
            refused.append(number)
    mixed = sum(refused) % 1_000_000_007
    for start in range(0, len(kept), PART):
        part = sorted(kept[start : start + PART])
        mixed = (mixed * 31 + int(part[len(part) // 3])) % 1_000_000_007
    return len(refused), mixed


def naive(case):
    return report([], [], numbers(case))


def floats(case):
    return report(array("f" if LIMIT <= 2**24 else "d"), [], numbers(case))


def optimized(case):
    return report(array(code(LIMIT)), [], numbers(case))
