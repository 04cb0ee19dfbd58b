"""A picture that is painted on: an object for each pixel, shared objects, and
numbers of colours."""

import array
import bisect

PIXELS = 100_000
COLORS = 4_096


class Color:
    __slots__ = ("red", "green", "blue", "alpha")

    def __init__(self, red, green, blue, alpha):
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha

    def distance(self, other):
        return (
            abs(self.red - other.red)
            + abs(self.green - other.green)
            + abs(self.blue - other.blue)
            + abs(self.alpha - other.alpha)
        )


def numbers(seed):
    number = seed
    while True:
        number = number * 16_807 % 2_147_483_647
        yield number


def channels(number):
    # As from a file: each is a new object.
    factors = 1, 257, 4_099, 30_011
    return tuple(number * factor % 65_521 for factor in factors)


def case():
    drawn = numbers(1)
    keys = set()
    while len(keys) < COLORS:
        keys.add(next(drawn))
    return sorted(keys)


def pixels(keys):
    drawn = numbers(2)
    for _ in range(PIXELS):
        yield channels(keys[next(drawn) % COLORS])


def strokes(keys):
    drawn = numbers(3)
    for _ in range(PIXELS):
        yield next(drawn) % PIXELS, channels(keys[next(drawn) % COLORS])


def naive(case):
    picture = [Color(*color) for color in pixels(case)]
    changed = 0
    for pixel, color in strokes(case):
        color = Color(*color)
        changed += picture[pixel].distance(color)
        picture[pixel] = color
    return changed


def shared(case):
    known = {}

    def find(color):
        if color not in known:
            known[color] = Color(*color)
        return known[color]

    picture = [find(color) for color in pixels(case)]
    changed = 0
    for pixel, color in strokes(case):
        color = find(color)
        changed += picture[pixel].distance(color)
        picture[pixel] = color
    return changed


def optimized(case):
    palette = sorted(channels(key) for key in case)
    colors = [Color(*color) for color in palette]

    def find(color):
        return bisect.bisect_left(palette, color)

    picture = array.array("H", (find(color) for color in pixels(case)))
    changed = 0
    for pixel, color in strokes(case):
        place = find(color)
        changed += colors[picture[pixel]].distance(colors[place])
        picture[pixel] = place
    return changed
