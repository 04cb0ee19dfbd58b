"""A bus whose handlers own their windows, one that knows them, and a guard."""

import weakref

SLOTS = 10
EVENTS = 2_000


class Screen:
    __slots__ = ("number", "pixels", "log")

    def __init__(self, number, log):
        self.number, self.log = number, log
        self.pixels = bytearray(256)

    def show(self, number):
        self.log[0] += 1
        self.log[1] += self.log[0] % 1_000 * (self.number + number)


def case():
    # An open window is typed in three of four times, or closed.
    state, is_open, events = 1, [False] * SLOTS, []
    for _ in range(EVENTS):
        state = state * 16_807 % 2_147_483_647
        slot, number = state // 7 % SLOTS, state // 70 % 1_000
        if not is_open[slot]:
            kind, is_open[slot] = "open", True
        elif state // 70_000 % 4 == 0:
            kind, is_open[slot] = "close", False
        else:
            kind = "type"
        events.append((kind, slot, number))
    return events


class Bus:
    __slots__ = ("handlers",)

    def __init__(self):
        self.handlers = []

    def publish(self, number):
        self.handlers = [each for each in self.handlers if each(number)]


class Window:
    __slots__ = ("screen", "bus", "is_open", "__weakref__")

    def __init__(self, screen, bus):
        self.screen, self.bus, self.is_open = screen, bus, True

    def receive(self, number):
        if self.is_open:
            self.screen.show(number)
        return True


def owning(window):
    return window.receive


def knowing(window):
    listener = weakref.WeakMethod(window.receive)

    def handler(number):
        receive = listener()
        return receive is not None and receive(number)

    return handler


def answer(handler_of, events):
    log, bus, windows = [0, 0], Bus(), [None] * SLOTS
    opened = 0
    for kind, slot, number in events:
        if kind == "open":
            opened += 1
            windows[slot] = Window(Screen(opened, log), bus)
            bus.handlers.append(handler_of(windows[slot]))
        elif kind == "type":
            bus.publish(number)
        else:
            windows[slot].is_open = False
            windows[slot] = None
    return log


def naive(case):
    return answer(owning, case)


def optimized(case):
    return answer(knowing, case)
