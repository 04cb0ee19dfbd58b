"""Points as objects of an ordinary class, and of one with `__slots__`."""


class Point:
    def __init__(self, i):
        self.x = float(i)
        self.y = 2.0
        self.z = 3.0


class SlottedPoint:
    __slots__ = ("x", "y", "z")

    def __init__(self, i):
        self.x = float(i)
        self.y = 2.0
        self.z = 3.0


def case():
    return 10_000


def naive(case):
    points = [Point(i) for i in range(case)]
    return sum(p.x + p.y + p.z for p in points)


def optimized(case):
    points = [SlottedPoint(i) for i in range(case)]
    return sum(p.x + p.y + p.z for p in points)
