"""Every offset of a needle in a file of 1,000,000 bytes."""

import mmap
import tempfile

LENGTH = 1_000_000
NEEDLE = b"CAGCAGCAG"
PATTERN = b"CAG" * 13 + b"\xff" + b"TTGACATCGGA" * 7


def case():
    """A file with many matches, which goes when it is closed."""
    file = tempfile.NamedTemporaryFile()
    file.write((PATTERN * (LENGTH // len(PATTERN) + 1))[:LENGTH])
    file.flush()
    return file


def weighted(data):
    """The sum of number times offset. `data` is anything with `find`."""
    number = total = 0
    at = data.find(NEEDLE)
    while at >= 0:
        number += 1
        total += number * at
        # The next match may begin one byte later.
        at = data.find(NEEDLE, at + 1)
    return number, total


def naive(case):
    with open(case.name, "rb") as file:
        return weighted(file.read())


def optimized(case):
    with open(case.name, "rb") as file:
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return weighted(data)
