"""Rows parsed from lines, with a string each or with interned ones."""

import io
import sys

ROWS = 50_000
NAMES = ("alpha", "beta", "gamma", "delta", "epsilon")
WANTED, MIDDLE = "epsilon", 400_000


def case():
    number = 1
    lines = []
    for _ in range(ROWS):
        number = number * 16_807 % 2_147_483_647
        name, amount = NAMES[number % 5], number // 5 % 1_000_000
        lines.append(f"{name},{amount}\n")
    return io.StringIO("".join(lines))


def fields(lines):
    for line in lines:
        category, amount = line.split(",")
        yield category, int(amount)


def far(amount):
    return abs(amount - MIDDLE)


def naive(case):
    rows = list(fields(case))
    return sum(far(amount) for category, amount in rows if category == WANTED)


def optimized(case):
    rows = [(sys.intern(name), amount) for name, amount in fields(case)]
    wanted = sys.intern(WANTED)
    return sum(far(amount) for category, amount in rows if category is wanted)
