"""A service's list of products: freed at once, in batches, and as one."""

import array
import gc

LISTS = 10
EVERY = 100
BATCH = 50


class Product:
    def __init__(self, name, cents):
        self.name = name
        self.cents = cents


def case():
    return 2_000


def lines(count, time):
    # As from outside: each is a new string and a new number.
    number = 1 + time
    for place in range(count):
        number = number * 16_807 % 2_147_483_647
        yield f"product {place}", number % 100_000


def requests(count):
    number = 7
    for request in range(LISTS * EVERY):
        number = number * 16_807 % 2_147_483_647
        yield request, number % count


def naive(case):
    # There are no cycles, so the collector has nothing to find.
    gc.disable()
    products = []
    checksum = 0
    for request, place in requests(case):
        if request % EVERY == 0:
            products = [Product(*line) for line in lines(case, request)]
        checksum += products[place].cents + len(products[place].name)
    return checksum


def batches(case):
    gc.disable()
    products, old = [], []
    checksum = 0
    for request, place in requests(case):
        if request % EVERY == 0:
            old.append(products)
            products = [Product(*line) for line in lines(case, request)]
        for _ in range(BATCH):
            if not old:
                break
            if old[-1]:
                old[-1].pop()
            else:
                old.pop()
        checksum += products[place].cents + len(products[place].name)
    return checksum


def optimized(case):
    gc.disable()
    names, ends, prices = "", [], []
    checksum = 0
    for request, place in requests(case):
        if request % EVERY == 0:
            parts, ends, prices = [], array.array("I"), array.array("I")
            end = 0
            for name, cents in lines(case, request):
                parts.append(name)
                end += len(name)
                ends.append(end)
                prices.append(cents)
            names = "".join(parts)
            del parts
        start = ends[place - 1] if place else 0
        checksum += prices[place] + len(names[start : ends[place]])
    return checksum
