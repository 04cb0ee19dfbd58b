"""A measuring function, and the two shapes that it compares."""

import tracemalloc


class Point:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def total(self):
        return self.x + self.y + self.z


def case():
    return 10_000


def maps(instances):
    return [{"x": float(i), "y": 2.0, "z": 3.0} for i in range(instances)]


def structs(instances):
    return [Point(float(i), 2.0, 3.0) for i in range(instances)]


def live_bytes():
    return tracemalloc.get_traced_memory()[0]


def naive(case):
    def measure_allocation(build):
        value = build(case)
        return value, live_bytes()

    dicts, dict_bytes = measure_allocation(maps)
    points, point_bytes = measure_allocation(structs)
    return sum(sum(one.values()) for one in dicts) + sum(
        point.total() for point in points
    )


def optimized(case):
    def measure_allocation(build):
        before = live_bytes()
        value = build(case)
        return value, live_bytes() - before

    dicts, dict_bytes = measure_allocation(maps)
    total = sum(sum(one.values()) for one in dicts)
    del dicts
    points, point_bytes = measure_allocation(structs)
    return total + sum(point.total() for point in points)
