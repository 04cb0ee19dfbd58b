"""Steps in a table that nobody takes them out of, and two that let them go."""

import gc

WORDS = 5_000
REQUESTS = 200
STEPS = 10


class Object:
    __slots__ = ("value", "ticks")

    def __init__(self, value, ticks=0):
        self.value, self.ticks = value, ticks


class Word(Object):
    __slots__ = ()


class Visit(Object):
    __slots__ = ()


class Step(Object):
    __slots__ = ()


# Lives as long as the program.
TABLE = {}


def case():
    state, requests = 1, []
    for _ in range(REQUESTS):
        steps = []
        for place in range(STEPS):
            state = state * 16_807 % 2_147_483_647
            after = state // 700 % place if place and state % 3 else None
            steps.append((1 + state // 7 % 100, after))
        requests.append((state % WORDS, steps))
    return requests


def census():
    """Counts live objects by type, as far as the collector knows them."""
    live = {}
    for each in gc.get_objects():
        name = type(each).__name__
        live[name] = live.get(name, 0) + 1
    return live


def growing(before, after, requests):
    for name, live in after.items():
        if live - before.get(name, 0) == STEPS * requests:
            return name
    return None


def begin(steps, number):
    for place, (ticks, after) in enumerate(steps):
        begins = 0 if after is None else TABLE[number, after].ticks
        TABLE[number, place] = Step(number, begins + ticks)


def kept(steps, number):
    begin(steps, number)
    return max(TABLE[number, place].ticks for place in range(STEPS))


def taken(steps, number):
    begin(steps, number)
    return max(TABLE.pop((number, place)).ticks for place in range(STEPS))


def local(steps, number):
    made = []
    for ticks, after in steps:
        begins = 0 if after is None else made[after].ticks
        made.append(Step(number, begins + ticks))
    return max(step.ticks for step in made)


def server(handle, requests):
    words = [Word(place * 31) for place in range(WORDS)]
    visits, total = [], 0
    before = census()
    for number, (word, steps) in enumerate(requests):
        visits.append(Visit(word, handle(steps, number)))
        total += (number + 1) * (visits[-1].ticks + words[word].value)
    after = census()
    found = growing(before, after, len(visits))
    assert found == ("Step" if TABLE else None), found
    return total


def naive(case):
    return server(kept, case)


def optimized(case):
    return server(taken, case)


def owned(case):
    return server(local, case)
