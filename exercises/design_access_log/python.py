"""Three questions about a log, with sets and counters, and in fixed space."""

from collections import Counter


def case():
    return range(20_000)


def request(number):
    """The address, the path and the second of a line; no line is kept."""
    mixed = number * 2_654_435_761 % 2**32
    address = mixed >> (mixed % 20)
    rank = mixed % 97
    path = f"/{rank}" if rank < 48 else f"/articles/{mixed % 5_000}"
    name = f"10.{address >> 16}.{address >> 8 & 255}.{address & 255}"
    return name, path, number // 3


def naive(case):
    addresses, paths, seconds = set(), Counter(), Counter()
    for number in case:
        address, path, second = request(number)
        addresses.add(address)
        paths[path] += 1
        seconds[second] += 1
    ten = sorted(paths, key=paths.get)[-10:]
    return sum(paths.values()), len(ten), max(seconds.values())


def optimized(case):
    registers = bytearray(1 << 14)
    counters, newest, count, busiest = {}, 0, 0, 0
    for number in case:
        address, path, second = request(number)
        hashed = hash(address) * 0x9E37_79B9_7F4A_7C15 % 2**64
        rank = 51 - (hashed % 2**50).bit_length()
        register = hashed >> 50
        registers[register] = max(registers[register], rank)
        if path not in counters and len(counters) == 100:
            smallest = min(counters, key=counters.get)
            counters[path] = counters.pop(smallest)
        counters[path] = counters.get(path, 0) + 1
        count = count + 1 if second == newest else 1
        newest = second
        busiest = max(busiest, count)
    ten = sorted(counters, key=counters.get)[-10:]
    return number + 1, len(ten), busiest
