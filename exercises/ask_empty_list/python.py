"""A hundred numbers as a list of objects, and as an array of numbers."""

from array import array


def case():
    # Beyond 256, so that none of them is there already.
    return range(1_000, 1_100)


def naive(case):
    numbers = list(case)
    return sum(numbers)


def optimized(case):
    numbers = array("q", case)
    return sum(numbers)
