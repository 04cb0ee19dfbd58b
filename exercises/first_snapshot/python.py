"""The measured work alone: numbers in lists, and in arrays."""

from array import array


def case():
    return 100_000, 300_000


def drawn(count, number):
    # As from outside: each is an object of its own.
    for _ in range(count):
        number = number * 16_807 % 2_147_483_647
        yield number * 500


def far(older, numbers):
    # From a mark that is known once all are there.
    mark = 1 << 39
    sum_of_older = sum(abs(n - mark) for n in older)
    return sum_of_older + sum(abs(n - mark) for n in numbers)


def naive(case):
    traced, older = case
    older = list(drawn(older, 1))
    numbers = []
    for n in drawn(traced, 2):
        numbers.append(n)
    return far(older, numbers)


def optimized(case):
    traced, older = case
    older = array("Q", drawn(older, 1))
    numbers = array("Q", drawn(traced, 2))
    return far(older, numbers)
