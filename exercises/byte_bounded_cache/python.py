"""A cache bounded by its number of values, and one bounded by their bytes."""

from collections import OrderedDict

LOOKUPS = 1_000
LIMIT = 10_000
COUNT = 10
VALUE = 4_000
KEYS = 40


def bytes_of(key):
    sizes = (VALUE,) * 4 + (VALUE // 10,) * 3 + (VALUE * 3,)
    return sizes[key % 8]


def compute(key):
    return bytes([key]) * bytes_of(key)


def case():
    """The keys to look up: always the same, the lower the more often."""
    state = 1

    def random():
        nonlocal state
        state = (state * 1_664_525 + 1_013_904_223) % 2**32
        return (state >> 16) % KEYS

    return [min(random(), random()) for _ in range(LOOKUPS)]


def naive(case):
    cache = OrderedDict()
    total = 0
    for key in case:
        if key in cache:
            cache.move_to_end(key)
            total += sum(cache[key])
            continue
        value = compute(key)
        total += sum(value)
        if len(cache) == COUNT:
            cache.popitem(last=False)
        cache[key] = value
    return total


class Cache:
    """At most `limit` bytes; forgets what was not used for longest."""

    def __init__(self, limit):
        self.values = OrderedDict()
        self.held = 0
        self.limit = limit

    def get(self, key):
        value = self.values.get(key)
        if value is not None:
            self.values.move_to_end(key)
        return value

    def put(self, key, value):
        if len(value) > self.limit:
            return
        if key in self.values:
            self.held -= len(self.values.pop(key))
        while self.held + len(value) > self.limit:
            _, oldest = self.values.popitem(last=False)
            self.held -= len(oldest)
        self.held += len(value)
        self.values[key] = value


def optimized(case):
    cache = Cache(LIMIT)
    total = 0
    for key in case:
        value = cache.get(key)
        if value is None:
            value = compute(key)
            cache.put(key, value)
        total += sum(value)
    return total
