"""Two lists, one handed on: both at once, or one after the other."""


def case():
    return 1_000_000


def drawn(count, bits):
    # Numbers as from outside: the same ones each time.
    state = 20
    for _ in range(count):
        state = (state * 6_364_136_223_846_793_005 + 1) % 2**64
        yield state >> (64 - bits)


def rank():
    # As from outside: known after the last of the readings.
    return 314_159


def at_rank(readings, rank):
    readings.sort()
    return readings[rank]


def naive(case):
    kept = list(drawn(case, 32))
    readings = list(drawn(case, 63))
    reading = at_rank(readings, rank())
    del readings
    return kept, reading


def optimized(case):
    readings = list(drawn(case, 63))
    reading = at_rank(readings, rank())
    del readings
    kept = list(drawn(case, 32))
    return kept, reading
