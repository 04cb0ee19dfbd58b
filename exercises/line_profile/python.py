"""Two lists, one returned: both at once, or one after the other."""

from array import array


def drawn(count, bits):
    # The same numbers each time.
    state = 20
    for _ in range(count):
        state = (state * 6_364_136_223_846_793_005 + 1) % 2**64
        yield state >> (64 - bits)


def case():
    # Numbers and readings as from outside: made before the trace begins.
    return array("I", drawn(1_000_000, 32)), array("Q", drawn(1_000_000, 63))


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
