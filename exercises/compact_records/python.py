"""Records as dicts, objects, named tuples, slotted objects, and columns."""

from array import array
from collections import namedtuple
from dataclasses import dataclass

RECORDS = 50_000


@dataclass
class Plain:
    id: int
    x: float
    y: float
    label: str


@dataclass(slots=True)
class Slotted:
    id: int
    x: float
    y: float
    label: str


Tuple = namedtuple("Tuple", ["id", "x", "y", "label"])


def case():
    return [
        "summit",
        "north ridge",
        "harbour mouth",
        "old lighthouse",
        "ferry landing",
        "quarry",
        "upper reservoir",
        "weather mast",
    ]


def rows(labels):
    for i in range(RECORDS):
        # A label that is read from outside is a new string for each record.
        yield i, float(i), i / 2, labels[i % 8].encode().decode()


# Asked once all records are there: a label, an id above, and a place.
LABEL, BELOW, X, Y = "quarry", 40_000, 20_000.0, 10_000.0


def far(records):
    return sum(
        abs(x - X) + abs(y - Y)
        for i, x, y, label in records
        if i < BELOW and label == LABEL
    )


def total(records):
    return far((r.id, r.x, r.y, r.label) for r in records)


def naive(case):
    records = [
        {"id": i, "x": x, "y": y, "label": label}
        for i, x, y, label in rows(case)
    ]
    return far((r["id"], r["x"], r["y"], r["label"]) for r in records)


def boxed(case):
    return total([Plain(*row) for row in rows(case)])


def owned(case):
    return total([Tuple(*row) for row in rows(case)])


def shared(case):
    known = {label: label for label in case}
    return total(
        [Slotted(i, x, y, known[label]) for i, x, y, label in rows(case)]
    )


def borrowed(case):
    known = {label: label for label in case}
    ids, xs, ys, labels = array("I"), array("d"), array("d"), []
    for i, x, y, label in rows(case):
        ids.append(i)
        xs.append(x)
        ys.append(y)
        labels.append(known[label])
    return far(zip(ids, xs, ys, labels))


def optimized(case):
    known = {label: place for place, label in enumerate(case)}
    ids, xs, ys, labels = array("I"), array("d"), array("d"), array("B")
    for i, x, y, label in rows(case):
        ids.append(i)
        xs.append(x)
        ys.append(y)
        labels.append(known[label])
    names = (case[place] for place in labels)
    return far(zip(ids, xs, ys, names))
