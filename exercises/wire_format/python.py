"""Readings for another program: as JSON, as a table, and as packed bytes."""

import json
import math
import struct

READINGS = 25_000
NOTES = ("", "", "", "", "", "ok", "door open", "12 µV", "see 41, 42")

# Little-endian, without padding: u64, u32, f64, and a note's length as u16.
PACKED = struct.Struct("<QIdH")


def case():
    return READINGS


def readings(count):
    number, time = 1, 1_700_000_000_000
    for _ in range(count):
        number = number * 16_807 % 2_147_483_647
        time += number % 2_000
        temperature = number / 2_147_483_647 * 100 - 50
        if number % 50 == 0:
            temperature = math.nan
        elif number % 50 == 1:
            temperature = -0.0
        yield time, number % 100_000, temperature, NOTES[number % 9]


class Inbox:
    """Compares each reading that comes with the one that was sent."""

    def __init__(self, count):
        self.sent = readings(count)
        self.equal = 0

    def put(self, *came):
        # NaN does not equal itself, and -0.0 equals 0.0; their bytes do not.
        sent = next(self.sent)
        same = [struct.pack("<d", one[2]) for one in (came, sent)]
        rest = [one[:2] + one[3:] for one in (came, sent)]
        self.equal += same[0] == same[1] and rest[0] == rest[1]


def exchange(count, encode, decode):
    message = encode(count)
    inbox = Inbox(count)
    decode(message, inbox)
    return inbox.equal


def to_json(count):
    message = bytearray()
    for time, sensor, temperature, note in readings(count):
        # JSON has no number for NaN.
        known = None if math.isnan(temperature) else temperature
        reading = {
            "timestamp_ms": time,
            "sensor_id": sensor,
            "temperature": known,
            "note": note,
        }
        message += json.dumps(reading, ensure_ascii=False).encode()
        message += b"\n"
    return message


def lines(message):
    start = 0
    while (end := message.find(b"\n", start)) >= 0:
        yield message[start:end].decode()
        start = end + 1


def from_json(message, inbox):
    for line in lines(message):
        reading = json.loads(line)
        temperature = reading["temperature"]
        if temperature is None:
            temperature = math.nan
        inbox.put(
            reading["timestamp_ms"],
            reading["sensor_id"],
            temperature,
            reading["note"],
        )


def to_table(count):
    message = bytearray(b"timestamp_ms,sensor_id,temperature,note\n")
    for time, sensor, temperature, note in readings(count):
        message += f"{time},{sensor},{temperature!r},{note}\n".encode()
    return message


def from_table(message, inbox):
    rows = lines(message)
    next(rows)
    for row in rows:
        time, sensor, temperature, note = row.split(",", 3)
        inbox.put(int(time), int(sensor), float(temperature), note)


def to_bytes(count):
    message = bytearray()
    for time, sensor, temperature, note in readings(count):
        note = note.encode()
        message += PACKED.pack(time, sensor, temperature, len(note))
        message += note
    return message


def from_bytes(message, inbox):
    start = 0
    while start < len(message):
        time, sensor, temperature, length = PACKED.unpack_from(message, start)
        start += PACKED.size
        note = message[start : start + length].decode()
        start += length
        inbox.put(time, sensor, temperature, note)


def naive(case):
    return exchange(case, to_json, from_json)


def table(case):
    return exchange(case, to_table, from_table)


def optimized(case):
    return exchange(case, to_bytes, from_bytes)
