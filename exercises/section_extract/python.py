"""Sections of 256 bytes at 1,000 offsets, of which some are damaged."""

import tempfile
import zlib

LENGTH = 1_000_000
SIZE = 256
SECTIONS = 1_000


def case():
    """A file, which goes when it is closed, and the offsets."""
    file = tempfile.NamedTemporaryFile()
    file.write(bytes(i * i % 251 for i in range(9_973)) * 101)
    file.truncate(LENGTH)
    file.flush()
    # About one in eight is behind the end.
    return file, [i * 7_919 % 1_150_000 for i in range(SECTIONS)]


def digest(sections):
    """A number made of all sections, in their order."""
    number = 0
    for section in sections:
        number = zlib.crc32(section, number)
    return number


def past_end(offset, length):
    """The error, as the string that a report would have of it."""
    return f"the section at {offset} ends after {length} bytes".encode()


def naive(case):
    file, offsets = case
    with open(file.name, "rb") as opened:
        data = opened.read()

    def section(offset):
        # A slice that goes past the end is shorter, and no error.
        found = data[offset : offset + SIZE]
        return found if len(found) == SIZE else past_end(offset, len(data))

    return digest(map(section, offsets))


def optimized(case):
    file, offsets = case
    # Without a buffer, which would read ahead.
    with open(file.name, "rb", buffering=0) as opened:
        length = opened.seek(0, 2)

        def section(offset):
            if offset + SIZE > length:
                return past_end(offset, length)
            opened.seek(offset)
            return opened.read(SIZE)

        return digest(map(section, offsets))
