"""What each number wins: a place for each, or an entry for each winner."""

NUMBERS, WINNING = 1_000_001, 2


def case():
    # Each number comes up once: 16,807 has no factor in common with NUMBERS.
    wins = [
        (place * 16_807 % NUMBERS, place * 48_271 % 2_147_483_647)
        for place in range(1, WINNING + 1)
    ]
    claims = [(number, shares) for shares, (number, _) in enumerate(wins, 1)]
    claims += [(number * 97, 1) for number in range(1_000)]
    return wins, claims


def naive(case):
    wins, claims = case
    prizes = [0] * NUMBERS
    for number, prize in wins:
        prizes[number] = prize
    return sum(shares * prizes[number] for number, shares in claims)


def map(case):
    wins, claims = case
    prizes = {}
    for number, prize in wins:
        prizes[number] = prize
    return sum(shares * prizes.get(number, 0) for number, shares in claims)
