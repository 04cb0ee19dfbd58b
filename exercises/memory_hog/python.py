"""Three collections in Python's usual types, and the same made compact."""

from array import array
from bisect import bisect_left

NAMES, LENGTH = 100_000, 20
SQUARES = 50_000
FLOATS = 80_000


def case():
    """Random letters for all names; the same ones each time."""
    letters = bytearray()
    state = 20
    for _ in range(NAMES * LENGTH):
        state = (state * 1_664_525 + 1_013_904_223) % 2**32
        letters.append(97 + (state >> 16) % 26)
    return bytes(letters)


def naive(case):
    names = []
    for start in range(0, len(case), LENGTH):
        names.append(case[start : start + LENGTH].decode())
    squares = {n: n * n for n in range(SQUARES)}
    floats = {n / 2 for n in range(FLOATS)}

    with_a = sum(name.startswith("a") for name in names)
    whole = sum(float(n) in floats for n in range(FLOATS))
    return with_a + sum(squares.values()) + whole


def optimized(case):
    names = case.decode()
    squares = array("Q", (n * n for n in range(SQUARES)))
    floats = array("d", (n / 2 for n in range(FLOATS)))

    def holds(value):
        place = bisect_left(floats, value)
        return place < FLOATS and floats[place] == value

    with_a = names[::LENGTH].count("a")
    whole = sum(holds(float(n)) for n in range(FLOATS))
    return with_a + sum(squares) + whole
