"""400 records of a file, three times: from a copy, read by read, or mapped."""

import mmap
import tempfile
import zlib

LENGTH = 1_000_000
RECORD = 256
PAGE = 4_096
RECORDS = 400
PASSES = 3


def case():
    """A file, which goes when it is closed, and the offsets of all passes."""
    file = tempfile.NamedTemporaryFile()
    file.write(bytes(i * i % 251 for i in range(9_973)) * 101)
    file.truncate(LENGTH)
    file.flush()
    # Each of the first 400 once, in a mixed order.
    return file, [i * 271 % RECORDS * RECORD for i in range(RECORDS)] * PASSES


def digest(records):
    """A number made of all records, in their order."""
    number = 0
    for record in records:
        number = zlib.crc32(record, number)
    return number


def naive(case):
    file, offsets = case
    with open(file.name, "rb") as opened:
        data = opened.read()
    return digest(data[offset : offset + RECORD] for offset in offsets)


def exact(case):
    file, offsets = case
    # Without a buffer, which would read ahead.
    with open(file.name, "rb", buffering=0) as opened:

        def record(offset):
            opened.seek(offset)
            return opened.read(RECORD)

        return digest(map(record, offsets))


def window(case):
    file, offsets = case
    with open(file.name, "rb", buffering=0) as opened:
        page, kept = b"", None

        def record(offset):
            nonlocal page, kept
            within = offset % PAGE
            if kept != offset - within:
                kept = offset - within
                opened.seek(kept)
                page = opened.read(PAGE)
            return page[within : within + RECORD]

        return digest(map(record, offsets))


def optimized(case):
    file, offsets = case
    with open(file.name, "rb", buffering=0) as opened:
        with mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return digest(data[offset : offset + RECORD] for offset in offsets)
