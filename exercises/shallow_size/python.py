"""Shallow and deep sizes of two shapes, and rows in the smaller one."""

import sys

ROW = 3


def case():
    return 10_000


def numbers(count):
    return [float(n) for n in range(count)]


def nested(rows):
    return [
        [float(n) for n in range(row * ROW, row * ROW + ROW)]
        for row in range(rows)
    ]


def deep_size(value):
    """The value with what it holds. Nothing here is held twice."""
    size = sys.getsizeof(value)
    if isinstance(value, list):
        size += sum(deep_size(item) for item in value)
    return size


def keep_smaller(rows, size):
    if size(numbers(300)) < size(nested(100)):
        return sum(numbers(ROW * rows))
    return sum(sum(row) for row in nested(rows))


def naive(case):
    # Shallow sizes: 300 addresses look larger than 100 of them.
    return keep_smaller(case, sys.getsizeof)


def optimized(case):
    return keep_smaller(case, deep_size)
