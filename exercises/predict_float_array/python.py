"""A million numbers: as float objects, as shared ones, and in an array."""

from array import array


def case():
    # So many numbers, of which each comes so many times in a row.
    return 1_000_000, 1_000


def rows(count, times):
    number = 1
    for start in range(0, count, times):
        number = number * 16_807 % 2_147_483_647
        yield number % 16_777_216 / 256, min(times, count - start)


def far(numbers):
    # From a target that is known once all numbers are there.
    target = 1e4
    return sum(abs(number - target) for number in numbers)


def naive(case):
    # A new object for each number, as a reader of a file makes them.
    numbers = []
    for number, times in rows(*case):
        numbers.extend(number + 0.0 for _ in range(times))
    return far(numbers)


def shared(case):
    # One object for each row.
    numbers = []
    for number, times in rows(*case):
        numbers.extend(number for _ in range(times))
    return far(numbers)


def optimized(case):
    # Made at its full length, because an array that grows leaves room.
    numbers = array("f", [0.0]) * case[0]
    place = 0
    for number, times in rows(*case):
        for _ in range(times):
            numbers[place] = number
            place += 1
    return far(numbers)
