"""Orders and invoices in cycles: collected once, often, and not at all."""

import gc

MEMBERS = 500
EVERY = 500


class Order:
    def __init__(self, member, amount):
        self.member = member
        self.amount = amount
        self.invoice = None


class Invoice:
    def __init__(self, number, order):
        self.number = number
        self.order = order


def case():
    return 5_000


def orders(count):
    # As from outside: each is a new number.
    number = 1
    for _ in range(count):
        number = number * 16_807 % 2_147_483_647
        yield number % MEMBERS, number // MEMBERS % 1_000


def serve(count, every):
    points = [0] * MEMBERS
    checksum = 0
    for number, (member, amount) in enumerate(orders(count), 1):
        points[member] += amount
        order = Order(member, amount)
        order.invoice = Invoice(number, order)
        checksum = (checksum * 31 + points[member]) % 1_000_003
        if every and number % every == 0:
            gc.collect()
    return checksum


def naive(case):
    gc.disable()
    checksum = serve(case, None)
    gc.collect()
    return checksum


def often(case):
    gc.disable()
    return serve(case, EVERY)


def optimized(case):
    gc.disable()
    points = [0] * MEMBERS
    checksum = 0
    for number, (member, amount) in enumerate(orders(case), 1):
        points[member] += amount
        # The order does not know its invoice.
        Invoice(number, Order(member, amount))
        checksum = (checksum * 31 + points[member]) % 1_000_003
    return checksum
