"""Records as dicts, as C structs with padding, and as 13 packed bytes each."""

import ctypes
import struct

# Big-endian, without padding: u32, f32, f32, u8.
PACKED = struct.Struct("!IffB")


class Record(ctypes.Structure):
    _fields_ = [
        ("id", ctypes.c_uint32),
        ("x", ctypes.c_float),
        ("y", ctypes.c_float),
        ("flags", ctypes.c_uint8),
    ]


def case():
    return 1_000


def fields(i):
    return i, i / 2, i / -4, i % 256


def naive(case):
    names = ("id", "x", "y", "flags")
    records = [dict(zip(names, fields(i))) for i in range(case)]
    return tuple(sum(r[name] for r in records) for name in names)


def aligned(case):
    records = (Record * case)()
    for i in range(case):
        r = records[i]
        r.id, r.x, r.y, r.flags = fields(i)
    return (
        sum(r.id for r in records),
        sum(r.x for r in records),
        sum(r.y for r in records),
        sum(r.flags for r in records),
    )


def optimized(case):
    buffer = bytearray(case * PACKED.size)
    for i in range(case):
        PACKED.pack_into(buffer, i * PACKED.size, *fields(i))

    sums = [0, 0, 0, 0]
    for record in PACKED.iter_unpack(buffer):
        for field, value in enumerate(record):
            sums[field] += value
    return tuple(sums)
