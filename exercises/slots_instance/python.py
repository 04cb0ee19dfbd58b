"""An object of an ordinary class, and one of a class with slots."""


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


def attributes(objects):
    # Three numbers for each object, as from outside: all are new objects.
    number = 1
    for _ in range(objects):
        numbers = []
        for _ in range(3):
            number = number * 16_807 % 2_147_483_647
            numbers.append(number / 8)
        yield numbers


def off(objects):
    # From what was expected, which is known once all are there.
    x, y, z = 1e8, 5e7, 2e8
    return sum(abs(o.x - x) + abs(o.y - y) + abs(o.z - z) for o in objects)


def naive(case):
    objects = [Object(*numbers) for numbers in attributes(case)]
    for one in objects:
        one.w = 4.0
    return off(objects)


def optimized(case):
    objects = [SlottedObject(*numbers) for numbers in attributes(case)]
    # Here, one.w = 4.0 would raise an AttributeError.
    return off(objects)
