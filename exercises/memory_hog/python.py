"""Three collections in Python's usual types, and the same made compact."""

from array import array
from bisect import bisect_left

NAMES, LENGTH = 100_000, 20
SQUARES = 50_000
FLOATS = 80_000
ASKED = 1_000


def drawn(count, limit):
    # Numbers as from outside: the same ones each time.
    state = 20
    for _ in range(count):
        state = (state * 1_664_525 + 1_013_904_223) % 2**32
        yield (state >> 8) % limit


def case():
    """The characters of all names, as they come."""
    return bytes(97 + letter for letter in drawn(NAMES * LENGTH, 26))


def squares_drawn():
    return (root * root for root in drawn(SQUARES, 2**24))


def floats_drawn():
    last = 0
    for step in drawn(FLOATS, 2**20):
        last += 1 + step
        yield last / 8


def asked_ids():
    return drawn(ASKED, SQUARES)


def asked_floats():
    return (float(n) for n in drawn(ASKED, 2**24))


def naive(case):
    names = []
    for start in range(0, len(case), LENGTH):
        names.append(case[start : start + LENGTH].decode())
    squares = dict(enumerate(squares_drawn()))
    floats = set()
    for number in floats_drawn():
        floats.add(number)

    before = sum(name < "n" * LENGTH for name in names)
    total = sum(squares[at] for at in asked_ids())
    return before + total + sum(x in floats for x in asked_floats())


def optimized(case):
    names = case.decode()
    squares = array("Q", squares_drawn())
    floats = array("d", floats_drawn())

    def holds(value):
        place = bisect_left(floats, value)
        return place < FLOATS and floats[place] == value

    starts = range(0, len(names), LENGTH)
    wanted = "n" * LENGTH
    before = sum(names[at : at + LENGTH] < wanted for at in starts)
    total = sum(squares[at] for at in asked_ids())
    return before + total + sum(map(holds, asked_floats()))
