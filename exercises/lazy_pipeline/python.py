"""Keeps the records with an even id and adds up their scores, in two ways."""


def case():
    return 50_000


def source(count):
    # As from outside: each record is a new object, and is given once.
    number = 1
    for i in range(count):
        number = number * 16_807 % 2_147_483_647
        yield {"id": i, "value": number % 2**20}


def naive(case):
    records = list(source(case))
    kept = [record for record in records if record["id"] % 2 == 0]
    scores = [record["value"] ** 2 for record in kept]
    return sum(scores)


def optimized(case):
    records = source(case)
    kept = (record for record in records if record["id"] % 2 == 0)
    scores = (record["value"] ** 2 for record in kept)
    return sum(scores)
