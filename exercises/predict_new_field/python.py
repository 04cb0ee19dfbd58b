"""Orders of which a few have a coupon: four places to keep it."""


class WithDict:
    def __init__(self, number, cents):
        self.number = number
        self.cents = cents


class WithExtra:
    __slots__ = ("number", "cents", "extra")

    def __init__(self, number, cents):
        self.number = number
        self.cents = cents
        self.extra = None


class WithField:
    __slots__ = ("number", "cents", "coupon")

    def __init__(self, number, cents, coupon):
        self.number = number
        self.cents = cents
        self.coupon = coupon


class Fixed:
    __slots__ = ("number", "cents")

    def __init__(self, number, cents):
        self.number = number
        self.cents = cents


def case():
    # So many orders, of which one in a hundred has a coupon.
    return 100_000


def source(count):
    for at in range(count):
        coupon = at * 7 % 65_536 if at % 100 == 0 else None
        yield at * 500, at * 16_807 % 10_000_000, coupon


def report(orders):
    total = 0
    for number, cents, coupon in orders:
        coupon = 0 if coupon is None else coupon + 1
        total = (total * 31 + number + cents + coupon) % 2**64
    return total


def naive(case):
    orders = []
    for number, cents, coupon in source(case):
        order = WithDict(number, cents)
        if coupon is not None:
            order.coupon = coupon
        orders.append(order)
    return report(
        (o.number, o.cents, getattr(o, "coupon", None)) for o in orders
    )


def extra(case):
    orders = []
    for number, cents, coupon in source(case):
        order = WithExtra(number, cents)
        if coupon is not None:
            order.extra = {"coupon": coupon}
        orders.append(order)
    return report(
        (o.number, o.cents, o.extra and o.extra["coupon"]) for o in orders
    )


def field(case):
    orders = [WithField(*order) for order in source(case)]
    return report((o.number, o.cents, o.coupon) for o in orders)


def optimized(case):
    orders, coupons = [], {}
    for number, cents, coupon in source(case):
        orders.append(Fixed(number, cents))
        if coupon is not None:
            coupons[number] = coupon
    return report((o.number, o.cents, coupons.get(o.number)) for o in orders)
