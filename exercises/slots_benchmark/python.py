"""A measuring function, and the two shapes that it compares."""

import tracemalloc

INSTANCES = 10_000


class Point:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def total(self):
        return self.x + self.y + self.z


def case():
    return 200_000


def maps(count):
    return [{"x": float(i), "y": 2.0, "z": 3.0} for i in range(count)]


def structs(count):
    return [Point(float(i), 2.0, 3.0) for i in range(count)]


def live_bytes():
    return tracemalloc.get_traced_memory()[0]


def keep_smaller(measure_allocation, points):
    dicts, dict_bytes = measure_allocation(lambda: maps(INSTANCES))
    slotted, slotted_bytes = measure_allocation(lambda: structs(INSTANCES))
    del dicts, slotted
    if slotted_bytes <= dict_bytes:
        return sum(point.total() for point in structs(points))
    return sum(sum(point.values()) for point in maps(points))


def naive(case):
    def measure_allocation(build):
        value = build()
        return value, live_bytes()

    return keep_smaller(measure_allocation, case)


def optimized(case):
    def measure_allocation(build):
        before = live_bytes()
        value = build()
        return value, live_bytes() - before

    return keep_smaller(measure_allocation, case)
