"""A walk that weighs records with all they lead to, and what it decides."""

import sys


class Record:
    __slots__ = ("unit", "readings", "peer")

    def __init__(self, unit, readings):
        self.unit = unit
        self.readings = readings
        self.peer = None

    def parts(self):
        return self.unit, self.readings, self.peer


def case():
    return 10_000, "degrees Celsius in the shade, two metres up"


def own(count, unit):
    # Joined from its characters, a string is a new object.
    return [Record("".join(list(unit)), readings(i)) for i in range(count)]


def sharing(count, unit):
    return [Record(unit, readings(i)) for i in range(count)]


def readings(i):
    return [float(i ^ n) for n in range(4)]


def paired(count, unit):
    records = sharing(count, unit)
    for one, other in zip(records[::2], records[1::2]):
        one.peer, other.peer = other, one
    return records


def parts(value):
    if isinstance(value, Record):
        return value.parts()
    return value if isinstance(value, list) else ()


def naive_size(value):
    return sys.getsizeof(value) + sum(map(naive_size, parts(value)))


def seen_size(value, seen):
    if id(value) in seen:
        return 0
    seen.add(id(value))
    size = sys.getsizeof(value)
    return size + sum(seen_size(part, seen) for part in parts(value))


def keep_smaller(case, size):
    count, unit = case
    try:
        size(paired(10, unit))
    except RecursionError:
        pass  # It went round in a circle.
    shape = sharing if size(sharing(10, unit)) < size(own(10, unit)) else own
    records = shape(count, unit)
    size(records)
    return sum(sum(record.readings) for record in records)


def naive(case):
    return keep_smaller(case, naive_size)


def optimized(case):
    return keep_smaller(case, lambda value: seen_size(value, set()))
