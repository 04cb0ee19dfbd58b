"""Ten handles on the same entries, one of which writes."""

from copy import deepcopy

HANDLES = 10
ENTRIES = 1_000
WRITES = [(0, 0, 1_000), (0, 1, 1_001)]  # handle, key, value


class Handle:
    """Shares its entries until it writes."""

    def __init__(self, entries):
        self.entries = entries
        self.owned = False

    def write(self, key, value):
        if not self.owned:
            # Python does not tell how many others share the entries. So
            # even the last one to write makes a copy.
            self.entries = self.entries.copy()
            self.owned = True
        self.entries[key] = value


def case():
    return {i: i * 37 % 1_000 for i in range(ENTRIES)}


def naive(case):
    handles = [deepcopy(case) for _ in range(HANDLES)]
    for handle, key, value in WRITES:
        handles[handle][key] = value
    return sum(sum(entries.values()) for entries in handles)


def optimized(case):
    entries = case.copy()
    handles = [Handle(entries) for _ in range(HANDLES)]
    for handle, key, value in WRITES:
        handles[handle].write(key, value)
    return sum(sum(handle.entries.values()) for handle in handles)
