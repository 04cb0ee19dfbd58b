"""The squares of many numbers, added up from a list and from a generator."""


def case():
    return 500_000


def numbers(count):
    # As from outside: each is a new object, and is given once.
    number = 1
    for _ in range(count):
        number = number * 16_807 % 2_147_483_647
        yield number % 2**20


def naive(case):
    return sum([number * number for number in numbers(case)])


def optimized(case):
    return sum(number * number for number in numbers(case))
