"""Readings as dicts, and as objects with slots: with a unit in each, with a
shared one, and with the units in a dict by sensor."""

import itertools
import sys

UNITS = [
    b"millimetre",
    b"millivolt",
    b"metre per second",
    b"hectopascal",
    b"degree Celsius",
    b"percent",
    b"decibel",
    b"kilowatt-hour",
]
SENSORS = 200


class Reading:
    __slots__ = ("time", "sensor", "value", "unit")

    def __init__(self, time, sensor, value, unit):
        self.time = time
        self.sensor = sensor
        self.value = value
        self.unit = unit


class Kept:
    __slots__ = ("time", "sensor", "value")

    def __init__(self, time, sensor, value):
        self.time = time
        self.sensor = sensor
        self.value = value


def case():
    return 20_000


def readings(count):
    # As from outside: numbers and units are new objects.
    number = 1
    for _ in range(count):
        number = number * 16_807 % 2_147_483_647
        sensor = 1_000 + number % SENSORS
        unit = UNITS[sensor * 7 % 11 % len(UNITS)].decode()
        yield number // 100, sensor, number % 1_000_003, unit


def time_of(reading):
    return reading.time


def sensor_of(reading):
    return reading.sensor


def value_of(reading):
    return reading.value


def report(kept, unit_of):
    # A stable sort by each field, the most important one last.
    for field in (time_of, value_of, sensor_of):
        kept.sort(key=field)
    mixed = 0
    for sensor, group in itertools.groupby(kept, sensor_of):
        group = list(group)
        middle = group[len(group) // 2]
        of_unit = sum(unit_of(middle).encode())
        for part in (sensor, len(group), middle.time, middle.value, of_unit):
            mixed = (mixed * 31 + part) % 1_000_000_007
    return mixed


def naive(case):
    names = ("time", "sensor", "value", "unit")
    kept = [dict(zip(names, fields)) for fields in readings(case)]
    for field in ("time", "value", "sensor"):
        kept.sort(key=lambda r: r[field])
    mixed = 0
    for sensor, group in itertools.groupby(kept, lambda r: r["sensor"]):
        group = list(group)
        middle = group[len(group) // 2]
        time, value, unit = middle["time"], middle["value"], middle["unit"]
        for part in (sensor, len(group), time, value, sum(unit.encode())):
            mixed = (mixed * 31 + part) % 1_000_000_007
    return mixed


def owned(case):
    kept = [Reading(*fields) for fields in readings(case)]
    return report(kept, lambda reading: reading.unit)


def shared(case):
    kept = [
        Reading(time, sensor, value, sys.intern(unit))
        for time, sensor, value, unit in readings(case)
    ]
    return report(kept, lambda reading: reading.unit)


def optimized(case):
    units = {}
    kept = []
    for time, sensor, value, unit in readings(case):
        units[sensor] = unit
        kept.append(Kept(time, sensor, value))
    return report(kept, lambda reading: units[reading.sensor])
