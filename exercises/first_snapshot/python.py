"""The measured work alone: an older list, and floats or an array of them."""

from array import array

NUMBERS = 100_000


def case():
    return NUMBERS


def naive(case):
    older = list(range(case))
    numbers = []
    for n in range(case):
        numbers.append(float(n))
    return sum(older) + int(sum(numbers))


def optimized(case):
    older = array("I", range(case))
    numbers = array("d", range(case))
    return sum(older) + int(sum(numbers))
