"""Averages of 15-byte records in a file: whole, by chunk, by record."""

import struct
import tempfile

LENGTH = 1_500_000
CHUNK = 10_000
RECORD = struct.Struct("<QHiB")


def case():
    """A file that repeats, which goes when it is closed."""
    file = tempfile.NamedTemporaryFile()
    records = (
        RECORD.pack(i * 137, i * i % 211, i * 7_919 % 9_001 - 4_500, i % 4)
        for i in range(1_000)
    )
    file.write(b"".join(records) * (LENGTH // RECORD.size // 1_000))
    file.flush()
    return file


def report(records):
    statuses = [0] * 256
    sensors = {}
    for time, sensor, value, status in records:
        statuses[status] += 1
        if status < 2:
            count, total, _ = sensors.get(sensor, (0, 0, 0))
            sensors[sensor] = count + 1, total + value, time
    return statuses, sorted(sensors.items())


def in_portions(file, size):
    while data := file.read(size):
        # A last record that was cut is no whole record.
        whole = len(data) // RECORD.size * RECORD.size
        yield from RECORD.iter_unpack(data[:whole])


def naive(case):
    with open(case.name, "rb") as file:
        return report(RECORD.iter_unpack(file.read()))


def by_record(case):
    # Without a buffer, so that each read is a call to the system.
    with open(case.name, "rb", buffering=0) as file:
        return report(in_portions(file, RECORD.size))


def optimized(case):
    with open(case.name, "rb", buffering=0) as file:
        return report(in_portions(file, CHUNK * RECORD.size))


def buffered(case):
    # With the buffer that `open` makes unless it is told not to.
    with open(case.name, "rb") as file:
        return report(in_portions(file, RECORD.size))
