"""The measured work alone: records as dicts, and as slotted objects."""


class Record:
    __slots__ = ("id", "square")

    def __init__(self, id, square):
        self.id = id
        self.square = square


def case():
    return 1_000


def naive(case):
    ids = list(range(case))
    records = [{"id": i, "square": i * i} for i in ids]
    del ids
    return sum(r["id"] + r["square"] for r in records)


def optimized(case):
    ids = list(range(case))
    records = [Record(i, i * i) for i in ids]
    del ids
    return sum(r.id + r.square for r in records)
