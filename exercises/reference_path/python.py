"""Callbacks that own a document, and callbacks that own its header."""

import gc
from types import CellType, FunctionType

SLOTS = 8
DOCUMENTS = 300


class Header:
    __slots__ = ("number", "title", "length")

    def __init__(self, number, title, length):
        self.number, self.title, self.length = number, title, length


class Document:
    __slots__ = ("header", "content", "embedded")

    def __init__(self, header, content, embedded):
        self.header, self.content, self.embedded = header, content, embedded


# Live as long as the program.
WINDOWS = [None] * SLOTS
CALLBACKS = []


def case():
    state, events, is_open = 1, [], [False] * SLOTS
    opened = 0
    while opened < DOCUMENTS:
        state = state * 16_807 % 2_147_483_647
        slot, other = state // 7 % SLOTS, state // 70 % SLOTS
        if not is_open[slot]:
            opened += 1
            embeds = other if is_open[other] and state // 700 % 2 else None
            events.append(("open", slot, state % 1_000_000, embeds))
            is_open[slot] = True
        elif state // 700 % 2:
            events.append(("close", slot, 0, None))
            is_open[slot] = False
        else:
            events.append(("draw", slot, 0, None))
    events += [("close", slot, 0, None) for slot in range(SLOTS)]
    return events


def owning(document):
    return lambda: document.header.length


def needing(document):
    header = document.header
    return lambda: header.length


def chain(wanted, roots):
    """Goes back from an object to a root: who refers to it, and to that?"""
    ends, kinds = {id(root) for root in roots}, [type(wanted).__name__]
    # No inner function may use `now`: it would refer to the object too.
    seen, now = set(), wanted
    while id(now) not in ends:
        seen.add(id(now))
        now = next(
            each
            for each in gc.get_referrers(now)
            if id(each) not in seen
            and isinstance(each, (list, tuple, CellType, FunctionType))
            and each is not roots
        )
        kinds.append(type(now).__name__)
    return " < ".join(kinds)


def draw(document):
    total = 0
    while document is not None:
        total += document.content[len(document.content) // 2] + 1
        document = document.embedded
    return total


def answer(length_of, events):
    CALLBACKS.clear()
    total = number = 0
    for kind, slot, title, embeds in events:
        if kind == "open":
            number += 1
            content = bytes([number % 251]) * 1_024
            embedded = None if embeds is None else WINDOWS[embeds]
            header = Header(number, title, len(content))
            document = Document(header, content, embedded)
            CALLBACKS.append(lambda header=header: header.title)
            CALLBACKS.append(length_of(document))
            WINDOWS[slot] = document
            del content, embedded, header, document
        elif kind == "draw":
            total += draw(WINDOWS[slot])
        else:
            WINDOWS[slot] = None
    return total + sum(callback() for callback in CALLBACKS)


def naive(case):
    total = answer(owning, case)
    closed = [each for each in gc.get_objects() if type(each) is Document]
    assert len(closed) == DOCUMENTS
    way = chain(closed.pop(), (WINDOWS, CALLBACKS))
    assert way == "Document < cell < tuple < function < list", way
    return total


def optimized(case):
    total = answer(needing, case)
    assert not any(type(each) is Document for each in gc.get_objects())
    return total
