"""A cache that keeps all, one that forgets the first, and an `lru_cache`."""

from functools import cache, lru_cache
from random import Random

REQUESTS, BOUND = 50_000, 1_000
PRODUCTS, POPULAR, SHIFT, LISTED = 1_000_000, 600, 50, 50


def case():
    random = Random(1)
    popular = [random.randrange(PRODUCTS) for _ in range(POPULAR)]
    requests = []
    for at in range(REQUESTS):
        if at % SHIFT == 0:
            popular[random.randrange(POPULAR)] = random.randrange(PRODUCTS)
        among = random.choice((POPULAR, POPULAR // 2))
        product = popular[random.randrange(among)]
        if random.randrange(10) == 0:
            product = random.randrange(PRODUCTS)
        requests.append(product)
    return requests


def similar(product):
    random = Random(product)
    return [random.getrandbits(60) for _ in range(LISTED)]


def show(requests, similar):
    checksum = 0
    for product in requests:
        checksum = (checksum * 31 + sum(similar(product))) % 2**60
    return checksum


def naive(case):
    return show(case, cache(similar))


def fifo(case):
    kept = {}

    def kept_or_computed(product):
        if product not in kept:
            if len(kept) == BOUND:
                del kept[next(iter(kept))]
            kept[product] = similar(product)
        return kept[product]

    return show(case, kept_or_computed)


def optimized(case):
    return show(case, lru_cache(maxsize=BOUND)(similar))
