"""A log of all ships that ever came: by references, and by weak ones."""

import weakref


class Ship:
    __slots__ = ("cargo", "gone", "__weakref__")

    def __init__(self, number):
        self.cargo = bytes([number % 251]) * 99
        self.gone = False


def case():
    # So many waves of so many ships. A wave leaves when the next one comes.
    return 10, 1_000


def naive(case):
    waves, count = case
    log, port = [], []
    for wave in range(waves):
        for ship in port:
            ship.gone = True
        port.clear()
        for number in range(count):
            ship = Ship(wave * count + number)
            log.append(ship)
            port.append(ship)
    return sum(ship.cargo[7] for ship in log if not ship.gone)


def weak(case):
    waves, count = case
    log, port = [], []
    for wave in range(waves):
        port.clear()
        for number in range(count):
            ship = Ship(wave * count + number)
            log.append(weakref.ref(ship))
            port.append(ship)
    ships = (reference() for reference in log)
    return sum(ship.cargo[7] for ship in ships if ship is not None)
