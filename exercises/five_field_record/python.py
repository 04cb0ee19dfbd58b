"""Records of five numbers: objects with slots, dicts, and C structures."""

import ctypes

FIELDS = {
    "id": ctypes.c_uint32,
    "time": ctypes.c_double,
    "temperature": ctypes.c_float,
    "pressure": ctypes.c_float,
    "humidity": ctypes.c_uint8,
}


class Record:
    __slots__ = tuple(FIELDS)

    def __init__(self, id, time, temperature, pressure, humidity):
        self.id = id
        self.time = time
        self.temperature = temperature
        self.pressure = pressure
        self.humidity = humidity


class Declared(ctypes.Structure):
    _fields_ = list(FIELDS.items())


class Sorted(ctypes.Structure):
    # The field of the largest alignment comes first.
    _fields_ = sorted(
        FIELDS.items(), key=lambda field: -ctypes.alignment(field[1])
    )


def case():
    # A tenth of the default: each record takes the same.
    return 20_000


def records_from(count):
    # Five numbers for each record, as from outside. All but the small last
    # one are new objects.
    number = 1
    for _ in range(count):
        number = number * 16_807 % 2_147_483_647
        yield (
            number,
            number / 4,
            number / 1e7,
            number / 1e6,
            number % 101,
        )


def far(records):
    # From what is known once all records are there.
    return sum(abs(record.time - 1e8) for record in records)


def naive(case):
    return far([Record(*numbers) for numbers in records_from(case)])


def map(case):
    records = [dict(zip(FIELDS, numbers)) for numbers in records_from(case)]
    return sum(abs(record["time"] - 1e8) for record in records)


def filled(records, all_numbers):
    for record, numbers in zip(records, all_numbers):
        (
            record.id,
            record.time,
            record.temperature,
            record.pressure,
            record.humidity,
        ) = numbers
    return records


def declared(case):
    return far(filled((Declared * case)(), records_from(case)))


def optimized(case):
    return far(filled((Sorted * case)(), records_from(case)))
