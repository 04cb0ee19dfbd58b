"""Buffers of 1 KiB for 100 requests, three of which are in flight at once."""

REQUESTS = 100
POOL = 5
IN_FLIGHT = 3
BUFFER_BYTES = 1_024
ZEROS = bytes(BUFFER_BYTES)


class Pool:
    """Buffers to be taken and given back; it keeps all."""

    def __init__(self, buffers):
        self.free = [bytearray(BUFFER_BYTES) for _ in range(buffers)]
        self.grown = 0

    def take(self):
        if self.free:
            return self.free.pop()
        self.grown += 1
        return bytearray(BUFFER_BYTES)

    def give_back(self, buffer):
        buffer[:] = ZEROS
        self.free.append(buffer)


def case():
    return [request * 389 % (BUFFER_BYTES + 1) for request in range(REQUESTS)]


def receive(body_bytes, buffer):
    view = memoryview(buffer)
    for i in range(body_bytes):
        view[i] = 7


def naive(case):
    in_flight = [None] * IN_FLIGHT
    total = 0
    for request, body_bytes in enumerate(case):
        place = request % IN_FLIGHT
        if in_flight[place] is not None:
            total += sum(in_flight[place])
            in_flight[place] = None
        buffer = bytearray(BUFFER_BYTES)
        receive(body_bytes, buffer)
        in_flight[place] = buffer
    last = (buffer for buffer in in_flight if buffer is not None)
    return total + sum(map(sum, last))


def optimized(case):
    pool = Pool(POOL)
    in_flight = [None] * IN_FLIGHT
    total = 0
    for request, body_bytes in enumerate(case):
        place = request % IN_FLIGHT
        if in_flight[place] is not None:
            total += sum(in_flight[place])
            pool.give_back(in_flight[place])
        buffer = pool.take()
        receive(body_bytes, buffer)
        in_flight[place] = buffer
    last = (buffer for buffer in in_flight if buffer is not None)
    return total + sum(map(sum, last))
