"""Ten handles on the same entries, one of which writes."""

from copy import deepcopy

HANDLES = 10
ENTRIES = 1_000


def writes():
    # Handle, index, value: one handle writes all of its entries, twice.
    for i in range(2 * ENTRIES):
        yield 0, i * 627 % ENTRIES, 1_000 + i


class Handle:
    """Shares its entries until it writes."""

    def __init__(self, entries):
        self.entries = entries
        self.owned = False

    def write(self, index, value):
        if not self.owned:
            # Python does not tell how many others share the entries. So
            # even the last one to write makes a copy.
            self.entries = self.entries.copy()
            self.owned = True
        self.entries[index] = value


def case():
    return [i * 37 % 1_000 for i in range(ENTRIES)]


def total(handles):
    numbered = enumerate(handles, 1)
    return sum(n * sum(entries) for n, entries in numbered)


def naive(case):
    handles = [deepcopy(case) for _ in range(HANDLES)]
    for handle, index, value in writes():
        handles[handle][index] = value
    return total(handles)


def optimized(case):
    entries = case.copy()
    handles = [Handle(entries) for _ in range(HANDLES)]
    for handle, index, value in writes():
        handles[handle].write(index, value)
    return total(handle.entries for handle in handles)
