"""One object of an ordinary class, and one of a class with slots."""


class Object:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


class SlottedObject:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


def case():
    return 1


def naive(case):
    objects = [Object(float(i), 1.0, 2.0) for i in range(case)]
    for one in objects:
        one.w = 4.0
    return sum(one.x + one.y + one.z for one in objects)


def optimized(case):
    objects = [SlottedObject(float(i), 1.0, 2.0) for i in range(case)]
    # Here, one.w = 4.0 would raise an AttributeError.
    return sum(one.x + one.y + one.z for one in objects)
