"""Windows of a long array: copied by slicing, or seen through a memoryview."""

from array import array
from random import Random

READINGS, WINDOW = 1_000_000, 10_000


def case():
    # Readings as from outside: the same ones each time.
    return array("I", Random(14).randbytes(4 * READINGS))


def jump(window):
    middle = len(window) // 2
    return abs(max(window[:middle]) - max(window[middle:]))


def jumps(readings):
    starts = range(0, len(readings) - WINDOW + 1, WINDOW // 4)
    return sum(jump(readings[start : start + WINDOW]) for start in starts)


def naive(case):
    return jumps(case)


def optimized(case):
    return jumps(memoryview(case))
