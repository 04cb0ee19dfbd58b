"""Uploads into buffers of 1 MB, of which some fail, up to four at once."""

from contextlib import contextmanager

UPLOADS, AT_ONCE, BUFFER_BYTES = 1_000, 4, 1_000_000
ENDS = ["valid"] * 7 + ["invalid"] * 2 + ["gone"]


class Invalid(Exception):
    pass


class Pool:
    def __init__(self):
        self.free = []

    def take(self):
        return self.free.pop() if self.free else bytearray(BUFFER_BYTES)

    @contextmanager
    def buffer(self):
        """The guard: what follows `finally` is done however the block ends."""
        buffer = self.take()
        try:
            yield buffer
        finally:
            self.free.append(buffer)


def case():
    """Which of the open uploads ends after each that begins, and how."""
    return [
        (at * 7 % AT_ONCE, ENDS[at * 389 % len(ENDS)])
        for at in range(UPLOADS)
    ]


def work(number, buffer):
    """One upload: a generator that waits for its end."""
    buffer[number] = number % 256
    valid = yield
    if not valid:
        raise Invalid(number)
    return buffer[number]


def serve(ends, upload):
    total = 0
    running = []
    for number, (place, how) in enumerate(ends):
        running.append(upload(number))
        next(running[-1])
        if len(running) < AT_ONCE:
            continue
        one = running.pop(place)
        if how != "gone":
            try:
                one.send(how == "valid")
            except StopIteration as end:
                total += end.value
            except Invalid:
                total += 1
        # One that still waits ends where it is, and runs its `finally`.
        one.close()
    return total


def naive(case):
    def upload(number):
        return (yield from work(number, bytearray(BUFFER_BYTES)))

    return serve(case, upload)


def by_hand(case):
    pool = Pool()

    def upload(number):
        buffer = pool.take()
        result = yield from work(number, buffer)
        pool.free.append(buffer)
        return result

    return serve(case, upload)


def optimized(case):
    pool = Pool()

    def upload(number):
        with pool.buffer() as buffer:
            return (yield from work(number, buffer))

    return serve(case, upload)
