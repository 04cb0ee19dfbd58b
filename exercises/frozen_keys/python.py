"""Frozen records as keys: written into a string, or as they are."""

from dataclasses import dataclass

EVENTS, DIFFERENT = 20_000, 5_000
PAGES = ("/cart", "/home", "/help", "/shop", "/news", "/blog")


@dataclass(frozen=True, slots=True)
class Event:
    session: str
    page: str
    minute: int


def case():
    number = 1
    events = []
    for _ in range(EVENTS):
        number = number * 16_807 % 2_147_483_647
        which = number % DIFFERENT
        session = f"{which * 48_271 % 2_147_483_647:016x}"
        events.append(Event(session, PAGES[which % 6], which % 1_440))
    return events


def distances(events, key):
    firsts = {}
    distance = 0
    for position, event in enumerate(events):
        distance += position - firsts.setdefault(key(event), position)
    return len(firsts), distance


def text(event):
    return f"{event.session} {event.page} {event.minute}"


def naive(case):
    return distances(case, text)


def optimized(case):
    return distances(case, lambda event: event)
