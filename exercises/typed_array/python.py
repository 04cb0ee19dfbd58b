"""Numbers as float objects in a list, and as doubles in an array."""

from array import array


def case():
    return 100_000


def source(count):
    # As from outside: each number is a new object, and is given once.
    number = 1
    for _ in range(count):
        number = number * 16_807 % 2_147_483_647
        yield number / 8


def far(numbers):
    # From a target that is known once all numbers are there.
    target = 1e8
    return sum(abs(number - target) for number in numbers)


def naive(case):
    return far(list(source(case)))


def optimized(case):
    # Made at its full length, because an array that grows leaves room.
    numbers = array("d", [0.0]) * case
    for i, number in enumerate(source(case)):
        numbers[i] = number
    return far(numbers)
