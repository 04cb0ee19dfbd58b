"""A day's readings as objects, as C structures, and as columns."""

import ctypes
from array import array


class Reading:
    __slots__ = ("time", "value", "valid", "sensor")

    def __init__(self, time, value, valid, sensor):
        self.time = time
        self.value = value
        self.valid = valid
        self.sensor = sensor


class Row(ctypes.Structure):
    _fields_ = [
        ("time", ctypes.c_int64),
        ("value", ctypes.c_float),
        ("valid", ctypes.c_bool),
        ("sensor", ctypes.c_uint8),
    ]


def case():
    # A tenth of the default: each reading takes the same.
    return [3_200] * 3


def readings_from(count):
    # Four numbers for each reading, as from outside.
    number = 1
    for _ in range(count):
        number = number * 16_807 % 2_147_483_647
        # The remainder by 1,009 is from 0 to 1,008.
        yield number << 16, number % 1_009 / 8, number % 16 > 0, number % 256


def objects(count):
    return [Reading(*fields) for fields in readings_from(count)]


def structures(count):
    rows = (Row * count)()
    for row, fields in zip(rows, readings_from(count)):
        row.time, row.value, row.valid, row.sensor = fields
    return rows


def passes(times, values, sensors):
    # From what is known once all readings are there.
    time = sum(abs(time - (1 << 46)) for time in times)
    value = sum(abs(value - 64.0) for value in values)
    places = sum(at for at, sensor in enumerate(sensors) if sensor == 7)
    return time, value, places


def is_kept(value, valid):
    return valid and value > 123.0


def copied_fields(r):
    return r.time, r.value, r.sensor


def of_objects(count, kept):
    readings = objects(count)
    times = [r.time for r in readings]
    values = [r.value for r in readings]
    sensors = [r.sensor for r in readings]
    kept += [r for r in readings if is_kept(r.value, r.valid)]
    return passes(times, values, sensors)


def with_copies(count, kept):
    rows = structures(count)
    times = array("q", (r.time for r in rows))
    values = array("f", (r.value for r in rows))
    sensors = array("B", (r.sensor for r in rows))
    kept += [copied_fields(r) for r in rows if is_kept(r.value, r.valid)]
    return passes(times, values, sensors)


def in_rows(count, kept):
    rows = structures(count)
    kept += [copied_fields(r) for r in rows if is_kept(r.value, r.valid)]
    return passes(
        (r.time for r in rows),
        (r.value for r in rows),
        (r.sensor for r in rows),
    )


def in_columns(count, kept):
    times = array("q", bytes(8 * count))
    values = array("f", bytes(4 * count))
    valid, sensors = bytearray(count), bytearray(count)
    for at, fields in enumerate(readings_from(count)):
        times[at], values[at], valid[at], sensors[at] = fields
    kept += [
        (times[at], values[at], sensors[at])
        for at in range(count)
        if is_kept(values[at], valid[at])
    ]
    return passes(times, values, sensors)


def naive(case):
    kept = []
    answers = [of_objects(count, kept) for count in case]
    return answers, [copied_fields(r) for r in kept]


def copied(case):
    kept = []
    return [with_copies(count, kept) for count in case], kept


def rows(case):
    kept = []
    return [in_rows(count, kept) for count in case], kept


def optimized(case):
    kept = []
    return [in_columns(count, kept) for count in case], kept
