"""Records appended to a batch that grows, and packed into one with room."""

import struct
import zlib

# Little-endian, without padding: f64, u16, f32, u8.
PACKED = struct.Struct("<dHfB")


def case():
    return 100_000


def records(count):
    # As from outside: all numbers are new objects, and fit into the format.
    number = 1
    for _ in range(count):
        number = number * 16_807 % 2_147_483_647
        yield number / 1_000, number % 65_536, number % 4_099 / 2, number % 256


def receipt(batch):
    return len(batch), zlib.crc32(batch)


def naive(case):
    batch = bytearray()
    for fields in records(case):
        batch += PACKED.pack(*fields)
    return receipt(batch)


def optimized(case):
    batch = bytearray(case * PACKED.size)
    for i, fields in enumerate(records(case)):
        PACKED.pack_into(batch, i * PACKED.size, *fields)
    return receipt(batch)
