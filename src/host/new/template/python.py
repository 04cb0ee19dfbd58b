"""??? The same problem in Python, in one line."""


def case():
    return [i * 7 % 1_000 for i in range(7_000)]


def naive(case):
    numbers = list(map(float, case))
    return sum(place * n for place, n in enumerate(reversed(numbers), 1))


def optimized(case):
    from array import array

    numbers = array("d", case)
    return sum(place * n for place, n in enumerate(reversed(numbers), 1))
