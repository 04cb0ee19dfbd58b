"""Counts the lines of a log by level, read at once and in chunks."""

import tempfile

LENGTH = 2_000_000
CHUNK = 64 * 1024


def case():
    """A log that repeats, which goes when it is closed."""
    lines = (
        b"06:00:01 INFO user signed in\n"
        b"06:00:01 ERROR payment refused: card expired\r\n"
        b"    at orders::ship, line 17\n"
        b"06:00:02 WARN queue is at 80 % of its limit\n"
        b"06:00:03 INFO caf\xe9 opened\n"
    )
    file = tempfile.NamedTemporaryFile()
    file.write((lines * (LENGTH // len(lines) + 1))[:LENGTH])
    file.flush()
    return file


def add(counts, line):
    words = line[:32].split(b" ", 2)
    level = words[1].rstrip() if len(words) > 1 else b""
    counts[level] = counts.get(level, 0) + 1


def naive(case):
    counts = {}
    with open(case.name, "rb") as file:
        lines = file.read().split(b"\n")
    if lines[-1] == b"":
        lines.pop()
    for line in lines:
        add(counts, line)
    return counts


def carried(case):
    counts = {}
    rest = b""
    with open(case.name, "rb", buffering=0) as file:
        while chunk := file.read(CHUNK):
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                add(counts, line)
    if rest:
        add(counts, rest)
    return counts
