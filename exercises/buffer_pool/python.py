"""Buffers of 1 KiB for 100 requests, up to three of them at once."""

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
        # `buffer[:] = ZEROS` would copy the zeros once more on the way.
        memoryview(buffer)[:] = ZEROS
        self.free.append(buffer)


def case():
    # A request begins with the bytes of its body, and ends with None. They
    # end in another order than they begin.
    events, in_flight = [], []
    for request in range(REQUESTS):
        if len(in_flight) == IN_FLIGHT:
            events.append((in_flight.pop(request * 7 % IN_FLIGHT), None))
        events.append((request, request * 389 % (BUFFER_BYTES + 1)))
        in_flight.append(request)
    return events + [(request, None) for request in in_flight]


def receive(body_bytes, buffer):
    view = memoryview(buffer)
    for i in range(body_bytes):
        view[i] = 7


def naive(case):
    in_flight = {}
    total = 0
    for request, body_bytes in case:
        if body_bytes is None:
            total += sum(in_flight.pop(request))
        else:
            buffer = bytearray(BUFFER_BYTES)
            receive(body_bytes, buffer)
            in_flight[request] = buffer
            del buffer
    return total


def optimized(case):
    pool = Pool(POOL)
    in_flight = {}
    total = 0
    for request, body_bytes in case:
        if body_bytes is None:
            buffer = in_flight.pop(request)
            total += sum(buffer)
            pool.give_back(buffer)
        else:
            buffer = pool.take()
            receive(body_bytes, buffer)
            in_flight[request] = buffer
    return total
