"""A tree whose folders own their parents, one that knows them, and a list."""

import weakref

FOLDERS = 1_000


def case():
    # A question, a new folder, a change, and so on.
    state, events = 1, []
    for known in range(1, FOLDERS):
        state = state * 16_807 % 2_147_483_647
        rule = state // 7 % 1_000_000
        events.append(("ask", state % known, None, None))
        own = rule if state % 4 == 0 else None
        events.append(("new", state // 3 % known, known, own))
        changed = rule if state % 2 == 0 else None
        events.append(("set", 1 + state // 5 % known, None, changed))
    return events


class Folder:
    # A slot for weak references has to be asked for.
    __slots__ = ("name", "own_rule", "_parent", "children", "__weakref__")

    def __init__(self, name, rule, parent):
        self.name, self.own_rule, self.children = name, rule, []
        self._parent = None if parent is None else self.keep(parent)
        if parent is not None:
            parent.children.append(self)

    def rule(self):
        if self.own_rule is not None:
            return self.own_rule
        return self.parent().rule()

    def list(self):
        yield self.name, self.own_rule
        for child in self.children:
            yield from child.list()


class OwningFolder(Folder):
    __slots__ = ()

    def keep(self, parent):
        return parent

    def parent(self):
        return self._parent


class KnowingFolder(Folder):
    __slots__ = ()

    def keep(self, parent):
        return weakref.ref(parent)

    def parent(self):
        return self._parent()


def answer(kind, events):
    folders, rules = [kind(0, 1, None)], 0
    for event, at, name, rule in events:
        if event == "ask":
            rules += folders[at].rule()
        elif event == "new":
            folders.append(kind(name, rule, folders[at]))
        else:
            folders[at].own_rule = rule
    lines = enumerate(folders[0].list())
    return rules, sum(line * name for line, (name, _) in lines)


def naive(case):
    return answer(OwningFolder, case)


def optimized(case):
    return answer(KnowingFolder, case)
