"""Rows parsed from text, with a string each or with interned ones."""

import io
import sys

ROWS = 50_000
NAMES = ("alpha", "beta", "gamma", "delta", "epsilon")
WANTED = "alpha"


def case():
    lines = (f"{NAMES[i % 5]},{i * 37 % 1_000}\n" for i in range(ROWS))
    return io.StringIO("".join(lines))


def fields(lines):
    for line in lines:
        category, amount = line.split(",")
        yield category, int(amount)


def naive(case):
    rows = list(fields(case))
    return sum(amount for category, amount in rows if category == WANTED)


def optimized(case):
    rows = [(sys.intern(name), amount) for name, amount in fields(case)]
    wanted = sys.intern(WANTED)
    return sum(amount for category, amount in rows if category is wanted)
