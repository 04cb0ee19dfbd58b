"""Machines as objects with any attributes, and with fixed ones: with places
for a repair, with the address of one, and with repairs in a dict beside."""

EVERY = 20


def case():
    return 20_000


def records(count):
    # As from outside: each number is a new object.
    number = 1
    for at in range(count):
        number = number * 16_807 % 2_147_483_647
        fields = [number + part for part in range(3)]
        repaired = at % EVERY == 0
        yield *fields, (number * 7, number * 11) if repaired else None


class Open:
    def __init__(self, id, x, y):
        self.id = id
        self.x = x
        self.y = y


class Wide:
    __slots__ = ("id", "x", "y", "at", "by")


class Boxed:
    __slots__ = ("id", "x", "y", "repair")


class Fixed:
    __slots__ = ("id", "x", "y")


def fill(machine, id, x, y):
    machine.id = id
    machine.x = x
    machine.y = y
    return machine


def checksum(machines, repair_of):
    mixed = 0
    for place in range(len(machines) - 1, -1, -1):
        machine = machines[place]
        at, by = repair_of(place, machine) or (0, 0)
        for part in (machine.id, machine.x, machine.y, at, by):
            mixed = (mixed * 31 + part) % 1_000_000_007
    return mixed


def naive(case):
    machines = []
    for id, x, y, repair in records(case):
        machine = Open(id, x, y)
        if repair:
            machine.at, machine.by = repair
        machines.append(machine)

    def repair_of(_, machine):
        return (machine.at, machine.by) if hasattr(machine, "at") else None

    return checksum(machines, repair_of)


def wide(case):
    machines = []
    for id, x, y, repair in records(case):
        machine = fill(Wide(), id, x, y)
        machine.at, machine.by = repair or (None, None)
        machines.append(machine)

    def repair_of(_, machine):
        return (machine.at, machine.by) if machine.at is not None else None

    return checksum(machines, repair_of)


def boxed(case):
    machines = []
    for id, x, y, repair in records(case):
        machine = fill(Boxed(), id, x, y)
        machine.repair = repair
        machines.append(machine)
    return checksum(machines, lambda _, machine: machine.repair)


def optimized(case):
    machines = []
    repairs = {}
    for place, (id, x, y, repair) in enumerate(records(case)):
        machines.append(fill(Fixed(), id, x, y))
        if repair:
            repairs[place] = repair
    return checksum(machines, lambda place, _: repairs.get(place))
