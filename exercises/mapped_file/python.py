"""100 bytes out of the middle of a file of 1,000,000."""

import mmap
import tempfile

LENGTH = 1_000_000
OFFSET = 500_000
SECTION = 100


def case():
    """A file of repeated digits, which goes when it is closed."""
    file = tempfile.NamedTemporaryFile()
    file.write(b"0123456789" * (LENGTH // 10))
    file.flush()
    return file


def naive(case):
    with open(case.name, "rb") as file:
        data = file.read()
        return data[OFFSET : OFFSET + SECTION]


def optimized(case):
    with open(case.name, "rb") as file:
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return data[OFFSET : OFFSET + SECTION]
