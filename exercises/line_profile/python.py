"""Two lists, one handed on: both at once, or one after the other."""


def case():
    return 1_000_000


def drawn(count, bits):
    # Numbers as from outside: the same ones each time.
    state = 20
    for _ in range(count):
        state = (state * 6_364_136_223_846_793_005 + 1) % 2**64
        yield state >> (64 - bits)


def median(readings):
    readings.sort()
    return readings[len(readings) // 2]


def naive(case):
    kept = list(drawn(case, 32))
    readings = list(drawn(case, 63))
    middle = median(readings)
    del readings
    return kept, middle


def optimized(case):
    readings = list(drawn(case, 63))
    middle = median(readings)
    del readings
    kept = list(drawn(case, 32))
    return kept, middle
