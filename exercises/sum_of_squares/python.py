"""The squares of 0 to 999,999 added up: from a list that grows, from one of
known length, from a generator, and by a formula."""


def case():
    return 1_000_000


def naive(case):
    squares = []
    for i in range(case):
        squares.append(i * i)
    return sum(squares)


def sized(case):
    squares = [0] * case
    for i in range(case):
        squares[i] = i * i
    return sum(squares)


def optimized(case):
    return sum(i * i for i in range(case))


def formula(case):
    last = max(case - 1, 0)
    return last * (last + 1) * (2 * last + 1) // 6
