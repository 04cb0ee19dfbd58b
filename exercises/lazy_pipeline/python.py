"""Keeps the records with an even id and adds up their scores, in two ways."""


def case():
    return 50_000


def naive(case):
    records = [{"id": i, "value": 2 * i + 1} for i in range(case)]
    kept = [record for record in records if record["id"] % 2 == 0]
    scores = [record["value"] ** 2 for record in kept]
    return sum(scores)


def optimized(case):
    records = ({"id": i, "value": 2 * i + 1} for i in range(case))
    kept = (record for record in records if record["id"] % 2 == 0)
    scores = (record["value"] ** 2 for record in kept)
    return sum(scores)
