"""Counts the rows of a CSV file, as a list and one at a time."""

import csv
import tempfile

LENGTH = 2_000_000


def case():
    """A file that repeats, which goes when it is closed."""
    rows = (
        b"id,name,note,price\r\n"
        b'17,"Lovelace, Ada","two\nlines",4.50\r\n'
        b"\r\n"
        b'18,5" pipe,"she said ""yes""",4.50\r\n'
        b"19,caf\xe9,4.50\r\n"
    )
    file = tempfile.NamedTemporaryFile()
    file.write((rows * (LENGTH // len(rows) + 1))[:LENGTH])
    file.flush()
    return file


def counted(rows):
    count = malformed = due = 0
    for row in rows:
        # An empty line is an empty list.
        if row:
            count += 1
            due = due or len(row)
            malformed += len(row) != due
    return count, malformed


def naive(case):
    with open(case.name, newline="", encoding="latin-1") as file:
        return counted(list(csv.reader(file)))


def by_row(case):
    with open(case.name, newline="", encoding="latin-1") as file:
        return counted(csv.reader(file))
