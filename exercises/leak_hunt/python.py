"""A cache that keeps every key, and one that keeps the last ten."""

from functools import cache, lru_cache


def case():
    return 100


def compute(key):
    return [key + i for i in range(1_000)]


every_key = cache(compute)
last_ten = lru_cache(maxsize=10)(compute)


def naive(case):
    return sum(sum(every_key(key)) for key in range(case))


def optimized(case):
    return sum(sum(last_ten(key)) for key in range(case))
