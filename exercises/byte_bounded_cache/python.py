"""A cache bounded by its number of values, and one bounded by their bytes."""

from collections import OrderedDict
from random import Random

LOOKUPS = 1_000
LIMIT = 10_000
COUNT = 10
VALUE = 4_000
KEYS = 40
POPULAR = 6
PHASE = 250
PART = 100


def bytes_of(key):
    sizes = (VALUE,) * 4 + (VALUE // 10,) * 3 + (VALUE * 3,)
    return sizes[key % 8]


def compute(key, version):
    return bytes([(key + version) % 256]) * bytes_of(key)


def case():
    """Lookups: key, whether it changed, its version, where the part begins."""
    random = Random(1)
    versions = [0] * KEYS
    lookups = []
    for at in range(LOOKUPS):
        if at % PHASE == 0:
            popular = [random.randrange(KEYS) for _ in range(POPULAR)]
        often = random.randrange(10) > 0
        key = random.choice(popular) if often else random.randrange(KEYS)
        changed = random.randrange(50) == 0
        versions[key] += changed
        start = random.randrange(bytes_of(key) - PART + 1)
        lookups.append((key, changed, versions[key], start))
    return lookups


def part(value, start):
    return sum(value[start : start + PART])


def naive(case):
    cache = OrderedDict()
    total = 0
    for key, changed, version, start in case:
        if key in cache:
            cache.move_to_end(key)
        if changed or key not in cache:
            if len(cache) == COUNT and key not in cache:
                cache.popitem(last=False)
            cache[key] = compute(key, version)
        total += part(cache[key], start)
    return total


class Cache:
    """At most `limit` bytes; forgets the least recently used."""

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
    for key, changed, version, start in case:
        value = cache.get(key)
        if changed or value is None:
            value = compute(key, version)
            cache.put(key, value)
        total += part(value, start)
    return total
