"""Whole numbers as objects, the small ones shared, and as bare numbers."""

from array import array

NUMBERS = 100_000
WIDTH = 30_011
BEYOND = 1_000


def case():
    return NUMBERS


def source(count):
    # As from outside: each number is computed, and every other one is small.
    number = 1
    for at in range(count):
        number = number * 16_807 % 2_147_483_647
        yield number % 262 - 5 if at % 2 else number + 257


def steps(numbers, beyond=0):
    # Read in another order, which is known once all numbers are there.
    total = last = place = 0
    for _ in range(len(numbers)):
        number = numbers[place] - beyond
        total += abs(number - last)
        last = number
        place = (place + WIDTH) % len(numbers)
    return total


def naive(case):
    # CPython always shares the small ones. Moved away from 0, none is small.
    return steps([number + BEYOND for number in source(case)], BEYOND)


def cached(case):
    return steps(list(source(case)))


def optimized(case):
    # Made at its full length, because an array that grows leaves room.
    numbers = array("q", [0]) * case
    for i, number in enumerate(source(case)):
        numbers[i] = number
    return steps(numbers)
