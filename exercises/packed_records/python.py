"""Records as dicts, as C structs with padding, and as the packed message."""

import ctypes
import struct
import zlib

# Big-endian, without padding: u32, f32, f32, u8.
PACKED = struct.Struct("!IffB")

# Of the records with an id below a number and a bit in their flags, how far
# do they lie from a place?
BELOW, BIT, X, Y = 3 << 29, 1 << 5, 3e6, 5e6


class Record(ctypes.Structure):
    _fields_ = [
        ("id", ctypes.c_uint32),
        ("x", ctypes.c_float),
        ("y", ctypes.c_float),
        ("flags", ctypes.c_uint8),
    ]


def case():
    return 1_000


def records(count):
    # As from outside: all numbers are new objects, and fit into the format.
    number = 1
    for _ in range(count):
        drawn = []
        for _ in range(4):
            number = number * 16_807 % 2_147_483_647
            drawn.append(number)
        id, x, y, flags = drawn
        yield id, x % (1 << 24) / 2, y % (1 << 24) / 2, flags % 256


def far(id, x, y, flags):
    wanted = id < BELOW and flags & BIT
    return abs(x - X) + abs(y - Y) if wanted else 0


def naive(case):
    names = ("id", "x", "y", "flags")
    kept = [dict(zip(names, fields)) for fields in records(case)]
    distance = sum(far(*r.values()) for r in kept)
    message = bytearray(case * PACKED.size)
    for i, r in enumerate(kept):
        PACKED.pack_into(message, i * PACKED.size, *r.values())
    return distance, zlib.crc32(message)


def aligned(case):
    kept = (Record * case)()
    for r, fields in zip(kept, records(case)):
        r.id, r.x, r.y, r.flags = fields
    distance = sum(far(r.id, r.x, r.y, r.flags) for r in kept)
    message = bytearray(case * PACKED.size)
    for i, r in enumerate(kept):
        PACKED.pack_into(message, i * PACKED.size, r.id, r.x, r.y, r.flags)
    return distance, zlib.crc32(message)


def optimized(case):
    message = bytearray(case * PACKED.size)
    for i, fields in enumerate(records(case)):
        PACKED.pack_into(message, i * PACKED.size, *fields)
    distance = sum(far(*fields) for fields in PACKED.iter_unpack(message))
    return distance, zlib.crc32(message)
