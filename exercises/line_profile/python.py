"""Two lists, one handed on: both at once, or one after the other."""


def case():
    return 1_000_000


def naive(case):
    kept = list(range(case))
    squares = [n * n for n in range(case)]
    total = sum(squares)
    del squares
    return kept, total


def optimized(case):
    squares = [n * n for n in range(case)]
    total = sum(squares)
    del squares
    kept = list(range(case))
    return kept, total
