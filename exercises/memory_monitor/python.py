"""Samples what is traced while 1,000 records are built, step by step."""

import collections
import tracemalloc


def case():
    return 1_000


def work(records, step):
    made = []
    for i in range(records):
        record = []
        for n in range(100):
            record.append(i + n)
            step()
        made.append(record)
    joined = [number for record in made for number in record]
    step()
    made.reverse()
    while made:
        made.pop()
        step()
    return sum(joined)


def naive(case):
    samples = []

    def sample():
        samples.append((len(samples), tracemalloc.get_traced_memory()[0]))

    total = work(case, sample)
    return total, len(samples)


def optimized(case):
    last = collections.deque(maxlen=100)
    highest = taken = 0

    def sample():
        nonlocal highest, taken
        traced = tracemalloc.get_traced_memory()[0]
        highest = max(highest, traced)
        last.append((taken, traced))
        taken += 1

    total = work(case, sample)
    return total, taken
