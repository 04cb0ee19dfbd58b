"""Images that windows share: the cache owns them, or only refers to them."""

from random import Random
from weakref import WeakValueDictionary, ref

OPENS, WINDOWS, BYTES, POPULAR = 500, 8, 100_000, 6


class Image:
    __slots__ = ("name", "data", "__weakref__")

    def __init__(self, name):
        self.name = name
        self.data = bytes([name % 256]) * BYTES


def case():
    """Which window opens which image, and which one is closed after it."""
    random = Random(1)
    events = []
    for at in range(OPENS):
        name = random.randrange(POPULAR)
        if random.randrange(3) == 0:
            name = POPULAR + at
        closed = random.randrange(4 * WINDOWS)
        events.append((random.randrange(WINDOWS), name, closed))
    return events


def run(events, image):
    windows = [None] * WINDOWS
    drawn = 0
    for window, name, closed in events:
        windows[window] = image(name)
        drawn = (drawn * 31 + windows[window].data[name]) % 2**64
        if closed < WINDOWS:
            windows[closed] = None
    return drawn


every_image = {}
last_image = None
entries = {}
images = WeakValueDictionary()


def naive(case):
    def image(name):
        if name not in every_image:
            every_image[name] = Image(name)
        return every_image[name]

    return run(case, image)


def last(case):
    def image(name):
        global last_image
        there = last_image and last_image()
        if there is None or there.name != name:
            there = Image(name)
            last_image = ref(there)
        return there

    return run(case, image)


def weak(case):
    def image(name):
        there = entries[name]() if name in entries else None
        if there is None:
            there = Image(name)
            entries[name] = ref(there)
        return there

    return run(case, image)


def optimized(case):
    def image(name):
        there = images.get(name)
        if there is None:
            there = images[name] = Image(name)
        return there

    return run(case, image)
