"""Orders of many shards to an archive: in lists, or through a chain."""

from itertools import chain, filterfalse, islice
from operator import itemgetter

ORDERS, SHARDS, BATCH = 100_000, 20, 1_000

cancelled = itemgetter(2)


def orders(shard):
    number = shard + 1
    for _ in range(ORDERS // SHARDS):
        number = number * 16_807 % 2_147_483_647
        yield number, number % 10_000, number % 8 == 0


def case():
    return [orders(shard) for shard in range(SHARDS)]


def checksum(sent, batch):
    for number, cents, _ in batch:
        sent = (sent * 31 + (number ^ cents)) % 2**64
    return sent


def naive(case):
    everything = []
    for shard in case:
        everything += shard
    wanted = [order for order in everything if not cancelled(order)]
    sent = 0
    for start in range(0, len(wanted), BATCH):
        sent = checksum(sent, wanted[start : start + BATCH])
    return sent


def batched(case):
    wanted = filterfalse(cancelled, chain.from_iterable(case))
    sent = 0
    while batch := tuple(islice(wanted, BATCH)):
        sent = checksum(sent, batch)
    return sent
