"""A parcel of fixed attributes, with a base class that has a dict or none."""


class Tracked:
    __slots__ = ("number",)


class Open:
    # No __slots__: each object of a class that inherits from this one has room
    # for a dict, and days that are set by a name go there.
    def keep(self, first, last):
        self.first = first
        self.last = last


class Closed:
    __slots__ = ()

    def keep(self, first, last):
        self.first = first
        self.last = last


class OpenParcel(Tracked, Open):
    __slots__ = ("grams",)


class ClosedParcel(Tracked, Closed):
    __slots__ = ("first", "last", "grams")


def case():
    return 15_000


def make(kind, count):
    for at in range(count):
        parcel = kind()
        parcel.number = at * 7
        parcel.keep(at * 3, at * 5)
        parcel.grams = at * 11
        yield parcel


def report(parcels):
    total = 0
    for p in reversed(parcels):
        total = (total * 31 + p.number + p.first + p.last + p.grams) % 2**64
    return total


def naive(case):
    return report(list(make(OpenParcel, case)))


def optimized(case):
    return report(list(make(ClosedParcel, case)))
