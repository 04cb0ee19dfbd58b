"""Transfers with a currency object each, and with shared ones."""

TRANSFERS = 50_000
KNOWN = 150


class Currency:
    __slots__ = ("code", "name", "decimals")

    def __init__(self, code, name, decimals):
        self.code = code
        self.name = name
        self.decimals = decimals


class Kept:
    __slots__ = ("amount", "currency")

    def __init__(self, amount, currency):
        self.amount = amount
        self.currency = currency


def case():
    return list(range(KNOWN))


def code_of(number):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return "N" + letters[number // 26] + letters[number % 26]


def table(numbers):
    known = {}
    for number in numbers:
        code = code_of(number)
        decimals = (0, 2, 2, 3)[number % 4]
        known[code] = Currency(code, f"currency of {code}", decimals)
    return known


def transfers():
    number = 1
    for _ in range(TRANSFERS):
        number = number * 16_807 % 2_147_483_647
        # About one in fifty has a code that is not in the table.
        yield code_of(number % (KNOWN + 3)), number - 1_073_741_823


def statement(kept, refused):
    balance, lowest, mixed = 0, 0, 0
    for transfer in kept:
        currency = transfer.currency
        rate = 1_000 + 7 * ord(currency.code[-1])
        balance += transfer.amount * rate // 10**currency.decimals
        lowest = min(lowest, balance)
        mixed = (mixed * 31 + len(currency.name)) % 1_000_000_007
    return lowest, mixed, refused


def naive(case):
    known = table(case)
    kept, refused = [], 0
    for code, amount in transfers():
        currency = known.get(code)
        if currency is None:
            refused += 1
        else:
            copied = Currency(currency.code, currency.name, currency.decimals)
            kept.append(Kept(amount, copied))
    return statement(kept, refused)


def optimized(case):
    known = table(case)
    kept, refused = [], 0
    for code, amount in transfers():
        currency = known.get(code)
        if currency is None:
            refused += 1
        else:
            kept.append(Kept(amount, currency))
    return statement(kept, refused)
