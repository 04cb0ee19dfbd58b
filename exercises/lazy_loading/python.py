"""Models that load everything when made, or each part when first used."""


class Store:
    """Stands for a disk, and counts how often it is asked."""

    def __init__(self):
        self.loads = 0

    def embedding(self, model):
        self.loads += 1
        return [(model + i) / 2 for i in range(10_000)]

    def metadata(self, model):
        self.loads += 1
        return {f"key-{i:04}": model + i for i in range(1_000)}


class EagerModel:
    def __init__(self, id, store):
        self.embedding = store.embedding(id)
        self.metadata = store.metadata(id)


class LazyModel:
    def __init__(self, id, store):
        self.id = id
        self.store = store

    def __getattr__(self, name):
        # Asked only for what the instance does not have yet.
        if name == "embedding":
            self.embedding = self.store.embedding(self.id)
            return self.embedding
        if name == "metadata":
            self.metadata = self.store.metadata(self.id)
            return self.metadata
        raise AttributeError(name)


def case():
    return 100, 1


def solve(make, models, used):
    store = Store()
    models = [make(id, store) for id in range(models)]

    def use():
        return sum(
            sum(m.embedding) + sum(m.metadata.values()) for m in models[:used]
        )

    first = use()
    loads = store.loads
    second = use()
    return first, second, store.loads - loads


def naive(case):
    return solve(EagerModel, *case)


def optimized(case):
    return solve(LazyModel, *case)
