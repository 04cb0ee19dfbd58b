"""Requests for a database that come in rushes, and at most ten connections."""

from collections import deque
from random import Random

REQUESTS, RUSH, LIMIT, MOST_LIVE = 1_000, 15, 20, 10
BUFFER_BYTES = 65_536


class Connection:
    def __init__(self):
        self.buffer = bytearray(BUFFER_BYTES)


class Exhausted(Exception):
    pass


def case():
    """When each request comes, how long it takes, whether it breaks."""
    random = Random(1)
    requests = []
    now = 0
    while len(requests) < REQUESTS:
        rush = RUSH if 10 <= now % 100 < 14 else 0
        for _ in range(rush + random.randrange(2)):
            ticks, breaks = random.randint(4, 12), random.random() < 0.05
            requests.append((now, ticks, breaks))
        now += 1
    return requests


def serve(requests, when_it_comes, when_it_starts, when_it_ends):
    coming, waiting, running = deque(requests), deque(), []
    total = 0
    now = 0
    while coming or waiting or running:
        for one in [one for one in running if one[0] == now]:
            running.remove(one)
            _, breaks, connection = one
            total += connection.buffer[0]
            when_it_ends(connection, breaks)
            del one, connection
        while coming and coming[0][0] == now:
            waiting.append((*coming.popleft(), when_it_comes()))
        while len(running) < MOST_LIVE and waiting:
            _, ticks, breaks, connection = waiting.popleft()
            connection = when_it_starts(connection)
            connection.buffer[0] = ticks
            running.append((now + ticks, breaks, connection))
            del connection
        while waiting and now - waiting[0][0] >= LIMIT:
            try:
                raise Exhausted(len(running), len(waiting))
            except Exhausted as error:
                total += sum(error.args)
            waiting.popleft()
        now += 1
    return total


def naive(case):
    return serve(case, Connection, lambda own: own, lambda *_: None)


def bounded(case):
    return serve(case, lambda: None, lambda _: Connection(), lambda *_: None)


def optimized(case):
    idle = []

    def take(_):
        return idle.pop() if idle else Connection()

    def give_back(connection, breaks):
        if not breaks:
            idle.append(connection)

    return serve(case, lambda: None, take, give_back)
