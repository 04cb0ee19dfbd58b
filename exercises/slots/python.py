"""Points as objects of an ordinary class, and of one with `__slots__`."""


class Point:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


class SlottedPoint:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


def case():
    return 10_000


def coordinates(points):
    # Three numbers for each point, as from outside: all are new objects.
    number = 1
    for _ in range(points):
        numbers = []
        for _ in range(3):
            number = number * 16_807 % 2_147_483_647
            numbers.append(number / 8)
        yield numbers


def far(points):
    # From a place that is known once all points are there.
    x, y, z = 1e8, 5e7, 2e8
    return sum(abs(p.x - x) + abs(p.y - y) + abs(p.z - z) for p in points)


def naive(case):
    return far([Point(*numbers) for numbers in coordinates(case)])


def optimized(case):
    return far([SlottedPoint(*numbers) for numbers in coordinates(case)])
