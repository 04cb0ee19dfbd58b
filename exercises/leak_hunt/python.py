"""A cache that keeps every key, and one that keeps ten."""

from functools import cache, lru_cache

NUMBERS = 1_000
PART = 100


def case():
    # Seven of ten calls are for one of four keys, others after 25 calls; the
    # rest are for a key that never comes again.
    calls, state = [], 1
    for at in range(100):
        state = state * 16_807 % 2_147_483_647
        phase = at // 25 * 4
        key = phase + state // 10 % 4 if state % 10 < 7 else 1_000 + at
        calls.append((key, state // 100 % (NUMBERS - PART)))
    return calls


def compute(key):
    return [(key << 20) + i for i in range(NUMBERS)]


every_key = cache(compute)
ten_keys = lru_cache(maxsize=10)(compute)


def answer(call, numbers_of):
    key, start = call
    return sum(numbers_of(key)[start : start + PART])


def naive(case):
    return sum(answer(call, every_key) for call in case)


def optimized(case):
    return sum(answer(call, ten_keys) for call in case)
