"""The measured work alone: characters in a list, and in a row of bytes."""

NUMBERS = 50_000
SQUARES = 10_000
CHARACTERS = 1_000_000


def drawn(count, limit):
    # Numbers as from outside: the same ones each time.
    state = 20
    for _ in range(count):
        state = (state * 1_664_525 + 1_013_904_223) % 2**32
        yield (state >> 8) % limit


def case():
    # Characters as from outside: made before the trace begins.
    return bytes(97 + letter for letter in drawn(CHARACTERS, 26))


def others():
    numbers = list(drawn(NUMBERS, 2**21))
    squares = {key: key * key for key in range(0, 200 * SQUARES, 200)}
    return numbers, squares


def below(numbers, squares, limit):
    few = sum(number < limit for number in numbers)
    return few + sum(square for key, square in squares.items() if key < limit)


def naive(case):
    numbers, squares = others()
    text = [chr(character) for character in case]
    return below(numbers, squares, 2**20) + text.count("q")


def optimized(case):
    numbers, squares = others()
    text = bytearray(iter(case))
    return below(numbers, squares, 2**20) + text.count(b"q")
