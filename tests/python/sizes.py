"""Records what sys.getsizeof says of the objects on the page "Sizes".

Without arguments it writes www/sizes-python.json; with --print it prints the
same instead. The expressions are those that src/protocol/sizes.rs names.
"""

import collections  # noqa: F401 - an expression names it
import json
import pathlib
import platform
import sys
import threading  # noqa: F401 - an expression names it

EXPRESSIONS = [
    "True",
    "1",
    "2**40",
    "2**100",
    "1.5",
    "'a'",
    "memoryview(b'')",
    "''",
    "bytearray()",
    "[]",
    "collections.deque()",
    "{}",
    "set()",
    "None",
    "()",
    "(1, 2)",
    "threading.Lock()",
]


def recorded():
    bits = 64 if sys.maxsize > 2**32 else 32
    return {
        "version": f"{platform.python_implementation()} "
        f"{platform.python_version()}, {bits}-bit",
        "objects": [
            {"expression": text, "bytes": sys.getsizeof(eval(text))}
            for text in EXPRESSIONS
        ],
    }


if __name__ == "__main__":
    text = json.dumps(recorded(), indent=2) + "\n"
    if sys.argv[1:] == ["--print"]:
        sys.stdout.write(text)
    else:
        root = pathlib.Path(__file__).resolve().parents[2]
        (root / "www" / "sizes-python.json").write_text(text)
