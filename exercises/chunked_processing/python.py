"""Records all at once, a chunk at a time, and one at a time."""

from itertools import islice

RECORDS = 200_000
CHUNK = 1_000
WANTED = "coral"


def case():
    return ["amber", "black", "coral", "green", "ivory", "lilac"]


class Record:
    __slots__ = ("id", "value", "tags")

    def __init__(self, id, value, tags):
        self.id = id
        self.value = value
        self.tags = tags


def source(tags):
    """The next record from where they come from, here a formula."""
    for i in range(RECORDS):
        pair = tags[i % 6], tags[i // 6 % 6]
        # A string that is read from outside is a new string for each record.
        yield Record(i, i / 2, [tag.encode().decode() for tag in pair])


def total(records):
    return sum(r.id + r.value for r in records if WANTED in r.tags)


def naive(case):
    return total(list(source(case)))


def optimized(case):
    records = source(case)
    result = 0
    while chunk := list(islice(records, CHUNK)):
        result += total(chunk)
        # Otherwise this chunk is still there while the next one is read.
        del chunk
    return result


def streamed(case):
    return total(source(case))
