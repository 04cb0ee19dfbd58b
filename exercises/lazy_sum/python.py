"""The squares added up from a list, and from a generator."""


def case():
    return 500_000


def naive(case):
    return sum([i * i for i in range(case)])


def optimized(case):
    return sum(i * i for i in range(case))
