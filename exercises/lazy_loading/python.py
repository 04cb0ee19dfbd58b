"""Models that load everything when made, or each part when first used."""


class Store:
    """Stands for a disk, and counts how many times it is asked."""

    def __init__(self):
        self.loads = 0

    def embedding(self, model):
        self.loads += 1
        return [(model + i) / 2 for i in range(10_000)]

    def metadata(self, model):
        self.loads += 1
        return {f"key-{i:04}": model * 1_000 + i for i in range(1_000)}


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
    """The number of models, and the requests: which model, and what of it."""
    return 100, [(37, i * 997, f"key-{i * 101:04}") for i in range(10)]


def serve(make, models, requests):
    store = Store()
    models = [make(id, store) for id in range(models)]
    loads = store.loads
    total = 0
    for id, place, name in requests:
        total += models[id].embedding[place] + models[id].metadata[name]
    # Each part of the one model is loaded by now, and was loaded once.
    assert store.loads in (loads, loads + 2)
    return total


def naive(case):
    return serve(EagerModel, *case)


def optimized(case):
    return serve(LazyModel, *case)
