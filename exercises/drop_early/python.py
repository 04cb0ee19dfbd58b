"""A picture in three steps: three ways to let the earlier pictures go."""

from array import array
from random import Random

WIDTH, HEIGHT = 400, 300


def case():
    # A scan as from outside: the same one each time.
    return Random(4).randbytes(2 * WIDTH * HEIGHT)


def scan(data):
    return array("H", data)


def turned(pixels):
    # A quarter turn to the right: the first column is the first row.
    places = (
        y * WIDTH + x for x in range(WIDTH) for y in reversed(range(HEIGHT))
    )
    return array("H", (pixels[place] for place in places))


def smoothed(pixels):
    # Each pixel and the ones before and after it in its row.
    last = len(pixels) - 1
    threes = (
        pixels[max(at - 1, 0)] + pixel + pixels[min(at + 1, last)]
        for at, pixel in enumerate(pixels)
    )
    return array("H", (three // 3 for three in threes))


def stretched(pixels, low, high):
    old_low, old_high = min(pixels), max(pixels)
    scale = (high - low) / (old_high - old_low)
    return array("H", (int((p - old_low) * scale) + low for p in pixels))


def naive(case):
    raw = scan(case)
    first = turned(raw)
    second = smoothed(first)
    return stretched(second, min(raw), max(raw))


def dropped(case):
    raw = scan(case)
    low, high = min(raw), max(raw)
    first = turned(raw)
    del raw
    second = smoothed(first)
    return stretched(second, low, high)


def optimized(case):
    picture = scan(case)
    low, high = min(picture), max(picture)
    picture = turned(picture)
    picture = smoothed(picture)
    return stretched(picture, low, high)
