"""Which messages are read: a set, a byte for each, and a bit for each."""


def case():
    # A tenth of the default.
    return 100_000, 50_000


def some(number, messages, count):
    # As from outside: each number is a new object.
    for _ in range(count):
        number = number * 16_807 % 2_147_483_647
        yield number % messages


def opened(messages, count):
    return some(1, messages, count)


def marked_unread(messages, count):
    return some(2, messages, count // 4)


def ends(messages):
    return range(0, messages + 1, messages // 16 + 3)


def naive(case):
    messages, count = case
    read = set()
    for message in opened(messages, count):
        read.add(message)
    for message in marked_unread(messages, count):
        read.discard(message)
    return sum(
        sum(message < end for message in read) for end in ends(messages)
    )


def bools(case):
    messages, count = case
    read = bytearray(messages)
    for message in opened(messages, count):
        read[message] = 1
    for message in marked_unread(messages, count):
        read[message] = 0
    return sum(read.count(1, 0, end) for end in ends(messages))


def count_before(bits, end):
    full, rest = divmod(end, 8)
    # A slice of a memoryview copies nothing.
    count = sum(byte.bit_count() for byte in memoryview(bits)[:full])
    if rest:
        count += (bits[full] & ((1 << rest) - 1)).bit_count()
    return count


def optimized(case):
    messages, count = case
    bits = bytearray((messages + 7) // 8)
    for message in opened(messages, count):
        bits[message // 8] |= 1 << message % 8
    for message in marked_unread(messages, count):
        bits[message // 8] &= ~(1 << message % 8)
    return sum(count_before(bits, end) for end in ends(messages))
