"""Numbers as float objects in a list, and as doubles in an array."""

from array import array


def case():
    return 100_000


def naive(case):
    numbers = [i / 2 for i in range(case)]
    return sum(numbers)


def optimized(case):
    # Made at its full length, because an array that grows leaves room.
    numbers = array("d", [0.0]) * case
    for i in range(case):
        numbers[i] = i / 2
    return sum(numbers)
