"""??? The same problem in Python, in one line."""


def case():
    return [i * 7 % 1_000 for i in range(7_000)], 500


def naive(case):
    numbers, start = list(map(float, case[0])), case[1]
    return sum(abs(n - start) for n in numbers)


def optimized(case):
    from array import array

    numbers, start = array("d", case[0]), case[1]
    return sum(abs(n - start) for n in numbers)
