"""Products with a dict each, with one when needed, or with one for all."""

PRODUCTS, FILLED = 20_000, 200


class Product:
    __slots__ = ("price", "surcharges")

    def __init__(self, price, surcharges):
        self.price = price
        self.surcharges = surcharges


def numbers(count):
    number = 1
    for _ in range(count):
        number = number * 16_807 % 2_147_483_647
        yield number


def case():
    # Surcharges are product, region and amount; orders product and region.
    prices = list(numbers(PRODUCTS))
    surcharges = [
        (n % FILLED * 97, n // FILLED % 8, n) for n in numbers(4 * FILLED)
    ]
    orders = [(n % PRODUCTS, n // PRODUCTS % 8) for n in numbers(PRODUCTS)]
    return prices, surcharges, orders


def cost(products, orders):
    total = 0
    for pieces, (number, region) in enumerate(orders):
        product = products[number]
        extra = product.surcharges.get(region, 0) if product.surcharges else 0
        total += pieces * (product.price + extra)
    return total


def naive(case):
    prices, surcharges, orders = case
    products = [Product(price, {}) for price in prices]
    for number, region, amount in surcharges:
        products[number].surcharges[region] = amount
    return cost(products, orders)


def optimized(case):
    prices, surcharges, orders = case
    products = [Product(price, None) for price in prices]
    for number, region, amount in surcharges:
        product = products[number]
        if product.surcharges is None:
            product.surcharges = {}
        product.surcharges[region] = amount
    return cost(products, orders)


def beside(case):
    prices, surcharges, orders = case
    extras = {}
    for number, region, amount in surcharges:
        extras[number, region] = amount
    total = 0
    for pieces, (number, region) in enumerate(orders):
        price = prices[number]
        total += pieces * (price + extras.get((number, region), 0))
    return total
