"""200,000 records of five numbers: a dict each, or an object with slots."""


class Record:
    __slots__ = ("id", "time", "temperature", "pressure", "humidity")

    def __init__(self, i):
        self.id = i
        self.time = i * 60.0
        self.temperature = (i % 80) * 0.5
        self.pressure = 1_000.0 + i % 40
        self.humidity = i % 101


def case():
    return 200_000


def naive(case):
    records = [
        {
            "id": i,
            "time": i * 60.0,
            "temperature": (i % 80) * 0.5,
            "pressure": 1_000.0 + i % 40,
            "humidity": i % 101,
        }
        for i in range(case)
    ]
    return sum(sum(record.values()) for record in records)


def optimized(case):
    records = [Record(i) for i in range(case)]
    return sum(
        r.id + r.time + r.temperature + r.pressure + r.humidity
        for r in records
    )
