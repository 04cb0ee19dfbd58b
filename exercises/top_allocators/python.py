"""The measured work alone: made step by step, and made compactly."""

from array import array
from itertools import cycle, islice
from string import ascii_lowercase

NUMBERS = 50_000
SQUARES = 10_000
LETTERS = 1_000_000


def case():
    return islice(cycle(ascii_lowercase), LETTERS)


def naive(case):
    numbers = []
    for n in range(NUMBERS):
        numbers.append(n)
    squares = {}
    for n in range(SQUARES):
        squares[n] = n * n
    text = ""
    for letter in case:
        text += letter
    return sum(numbers) + sum(squares.values()) + sum(map(ord, text))


def optimized(case):
    numbers = array("I", range(NUMBERS))
    squares = array("Q", (n * n for n in range(SQUARES)))
    text = bytearray(LETTERS)
    for place, letter in enumerate(case):
        text[place] = ord(letter)
    return sum(numbers) + sum(squares) + sum(text)
