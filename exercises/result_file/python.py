"""20,000 hashes that come out of order, in one file."""

import hashlib
import os
import tempfile
import zlib

FILES = 20_000
SIZE = 32


def case():
    """An empty file, which goes when it is closed, and the hashes."""
    # Each block of 64 comes backwards, and the last two never.
    numbers = [n ^ 63 for n in range(FILES) if n ^ 63 < FILES - 2]
    hashes = [(n, hashlib.sha256(b"%d" % n).digest()) for n in numbers]
    return tempfile.NamedTemporaryFile(buffering=0), hashes


def digest(file):
    """A number made of the file, read in small portions, and its length."""
    number = 0
    file.seek(0)
    while portion := file.read(256):
        number = zlib.crc32(portion, number)
    return number, file.tell()


def naive(case):
    file, hashes = case
    data = bytearray(FILES * SIZE)
    for number, hashed in hashes:
        data[number * SIZE : (number + 1) * SIZE] = hashed
    file.write(data)
    return digest(file)


def neighbors(case):
    file, hashes = case
    file.truncate(FILES * SIZE)
    waiting = {}

    def write():
        run, end = bytearray(), 0
        for number in sorted(waiting):
            if run and number != end:
                os.pwrite(file.fileno(), run, end * SIZE - len(run))
                run.clear()
            run += waiting[number]
            end = number + 1
        os.pwrite(file.fileno(), run, end * SIZE - len(run))
        waiting.clear()

    for number, hashed in hashes:
        waiting[number] = hashed
        if len(waiting) == 512:
            write()
    write()
    return digest(file)


def optimized(case):
    file, hashes = case
    file.truncate(FILES * SIZE)
    for number, hashed in hashes:
        os.pwrite(file.fileno(), hashed, number * SIZE)
    return digest(file)
