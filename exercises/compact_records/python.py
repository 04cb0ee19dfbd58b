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


def total(records):
    return sum(r.id + r.x + r.y + len(r.label) for r in records)


def naive(case):
    records = [
        {"id": i, "x": x, "y": y, "label": label}
        for i, x, y, label in rows(case)
    ]
    return sum(r["id"] + r["x"] + r["y"] + len(r["label"]) for r in records)


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
    columns = zip(ids, xs, ys, labels)
    return sum(i + x + y + len(label) for i, x, y, label in columns)


def optimized(case):
    known = {label: place for place, label in enumerate(case)}
    ids, xs, ys, labels = array("I"), array("d"), array("d"), array("B")
    for i, x, y, label in rows(case):
        ids.append(i)
        xs.append(x)
        ys.append(y)
        labels.append(known[label])
    columns = zip(ids, xs, ys, labels)
    return sum(i + x + y + len(case[place]) for i, x, y, place in columns)
