"""Two lists, one returned: both at once, or one after the other."""

from array import array
from random import Random


def case():
    # Numbers and readings as from outside: the same ones each time.
    random = Random(20)
    numbers = array("I", random.randbytes(4_000_000))
    readings = array("Q", random.randbytes(8_000_000))
    return numbers, readings


def rank():
    # As from outside: known after the last of the readings.
    return 314_159


def at_rank(readings, rank):
    readings.sort()
    return readings[rank]


def naive(case):
    numbers, readings = case
    kept = list(numbers)
    readings = list(readings)
    reading = at_rank(readings, rank())
    del readings
    return kept, reading


def optimized(case):
    numbers, readings = case
    readings = list(readings)
    reading = at_rank(readings, rank())
    del readings
    kept = list(numbers)
    return kept, reading
