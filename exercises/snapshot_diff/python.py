"""The measured work alone: records as dicts, and as slotted objects."""


class Record:
    __slots__ = ("due", "paid")

    def __init__(self, due, paid):
        self.due = due
        self.paid = paid


def case():
    return 12_500, 1_000


def amounts(count, number):
    # As from outside: each is an object of its own.
    for _ in range(count):
        number = number * 16_807 % 2_147_483_647
        yield number * 500


def far(archive, pairs):
    # From a mark that is known once all are there.
    mark = 1 << 39
    sum_of_archive = sum(abs(amount - mark) for amount in archive)
    return sum_of_archive + sum(
        abs(due - mark) + abs(paid - mark) for due, paid in pairs
    )


def naive(case):
    older, records = case
    due = list(amounts(records, 2))
    archive = list(amounts(older, 1))
    paid = amounts(records, 3)
    made = [{"due": d, "paid": p} for d, p in zip(due, paid)]
    del due
    return far(archive, ((r["due"], r["paid"]) for r in made))


def optimized(case):
    older, records = case
    due = list(amounts(records, 2))
    archive = list(amounts(older, 1))
    paid = amounts(records, 3)
    made = [Record(d, p) for d, p in zip(due, paid)]
    del due
    return far(archive, ((r.due, r.paid) for r in made))
