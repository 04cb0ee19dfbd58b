#!/usr/bin/env python3
"""Records what tracemalloc says of the exercises' Python sketches.

    python3 tests/python/record.py [slug ...]           writes python.json
    python3 tests/python/record.py --check [slug ...]   compares, writes nothing

`exercises/<slug>/python.py` has a function `case()` that makes the input, and
a function per variant that it ports, named as the variant with underscores,
which takes that input as its only parameter, `case`, and returns the answer.
No other function has `case` for its only parameter, so that a misspelt name
is found. Each of them runs in a Python of its own:

    input = case(); collect; start tracing; answer = function(input);
    note the peak; drop the answer; collect; note what is still traced.

The figures repeat to the byte, because nothing of the surroundings gets in:
the environment is empty, so hashes are not random and no setting or path of a
person applies; `site` is not loaded; the sketch is imported before the trace
begins; a full collection empties the interpreter's lists of free objects, both
before the trace and before what is retained is read; and the recorder holds no
object of its own while it traces. Recording runs each function twice all the
same, and refuses figures that differ.

Exit status: 0 recorded, or compared and equal; 1 something is wrong, and the
message says what; 2 wrong use; 3 not compared, because this Python is another
than the one recorded.
"""

from __future__ import annotations

import argparse
import array
import ast
import concurrent.futures
import gc
import importlib.util
import json
import os
import platform
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import NamedTuple

WRONG, NOT_COMPARED = 1, 3

# No `.pyc` beside the sketch, no user's packages, no `site`, no path added.
ISOLATED = ("-B", "-s", "-S", "-P")
ENVIRONMENT = {"PYTHONHASHSEED": "0"}


class Wrong(Exception):
    """What is wrong, where, and what to do next."""


class Measured(NamedTuple):
    """What one run of one function gave."""

    answer: str
    peak: int
    retained: int


class Sketch(NamedTuple):
    """An exercise's `python.py`."""

    folder: Path

    @property
    def name(self) -> str:
        """How messages call it."""
        return f"exercises/{self.folder.name}/python.py"

    @property
    def source(self) -> Path:
        """The sketch itself."""
        return self.folder / "python.py"

    @property
    def recording(self) -> Path:
        """Where its recording is kept."""
        return self.folder / "python.json"

    def variants(self) -> list[str]:
        """The variants that it ports, in the exercise's order."""
        figures = self.folder / "figures.json"
        try:
            tree = ast.parse(self.source.read_text("utf-8"), self.name)
            runs = json.loads(figures.read_text("utf-8"))["runs"]
        except SyntaxError as error:
            raise Wrong(f"{self.name} is no Python: {error}") from None
        except OSError as error:
            raise Wrong(f"{error.filename} cannot be read: {error.strerror}") from None
        except (ValueError, KeyError, TypeError):
            raise Wrong(f"{figures} holds no recorded figures") from None
        known = [run["variant"] for run in runs]
        functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
        if not any(node.name == "case" for node in functions):
            raise Wrong(f"{self.name} has no function `case()`, which makes the input")
        ported = {
            node.name.replace("_", "-")
            for node in functions
            if [parameter.arg for parameter in node.args.args] == ["case"]
        }
        if unknown := ported.difference(known):
            raise Wrong(
                f"{self.name} ports {', '.join(sorted(unknown))}, which is no variant; "
                f"the exercise has {', '.join(known)}"
            )
        if not ported:
            raise Wrong(
                f"{self.name} ports no variant; write a function `naive(case)`"
            )
        return [variant for variant in known if variant in ported]

    def measure(self, variant: str) -> Measured:
        """Runs the function of a variant in a Python of its own."""
        function = variant.replace("-", "_")
        child = subprocess.run(
            [sys.executable, *ISOLATED, __file__, "--measure", self.source, function],
            env=ENVIRONMENT,
            capture_output=True,
            encoding="utf-8",
        )
        if child.returncode != 0:
            raise Wrong(f"{self.name}: `{function}` failed:\n{child.stderr}")
        answer, _, figures = child.stdout.rpartition("\n")
        peak, retained = map(int, figures.split())
        return Measured(answer, peak, retained)

    def fresh(self, times: int) -> dict[str, object]:
        """A new recording, for which each function ran that many times."""
        runs = []
        answers = {}
        for variant in self.variants():
            first, *others = [self.measure(variant) for _ in range(times)]
            for other in others:
                if other != first:
                    raise Wrong(
                        f"{self.name}: `{variant}` does not repeat: first {first}, "
                        f"then {other}"
                    )
            answers[variant] = first.answer
            runs.append(
                {
                    "variant": variant,
                    "peak": first.peak,
                    "retained": first.retained,
                }
            )
        if len(set(answers.values())) > 1:
            shown = {variant: answer[:200] for variant, answer in answers.items()}
            raise Wrong(f"{self.name}: the answers differ: {shown}")
        return {"version": version(), "runs": runs}

    def record(self) -> str:
        """Writes a new recording, and says what it holds."""
        fresh = self.fresh(times=2)
        self.recording.write_text(json.dumps(fresh, indent=2) + "\n", "utf-8")
        return f"recorded {summary(fresh)}"

    def check(self) -> str | None:
        """Compares a new recording with the one kept; `None` if another Python
        made that one."""
        try:
            kept = json.loads(self.recording.read_text("utf-8"))
            kept_version = kept["version"]
        except (OSError, ValueError, KeyError, TypeError):
            raise Wrong(
                f"{self.recording} holds no recording; "
                "`python3 tests/python/record.py` makes it"
            ) from None
        if kept_version != version():
            return None
        fresh = self.fresh(times=1)
        if fresh != kept:
            raise Wrong(
                f"{self.name}: recorded was {summary(kept)}; now it is {summary(fresh)}; "
                "`python3 tests/python/record.py` records it anew"
            )
        return f"as recorded: {summary(kept)}"


def version() -> str:
    """This Python, as a recording names it."""
    bits = sys.maxsize.bit_length() + 1
    return (
        f"{platform.python_implementation()} {platform.python_version()}, {bits}-bit"
    )


def summary(recording: dict[str, object]) -> str:
    """A recording in a line."""
    return json.dumps(recording["runs"])


def measure(source: str, function: str) -> None:
    """Runs one function and writes its answer and then its figures, which are
    the last line. The answer's text is gone before memory is read again, and
    the figures have their place before the trace begins."""
    spec = importlib.util.spec_from_file_location("sketch", source)
    if spec is None or spec.loader is None:
        raise ImportError(f"{source} cannot be imported")
    module = importlib.util.module_from_spec(spec)
    sys.modules["sketch"] = module
    spec.loader.exec_module(module)
    solve = getattr(module, function)
    case = module.case()
    # The first text of a list within a list makes a list that stays for ever.
    repr([[]])
    figures = array.array("Q", [0, 0])

    gc.collect()
    tracemalloc.start()
    answer = solve(case)
    figures[0] = tracemalloc.get_traced_memory()[1]
    os.write(sys.stdout.fileno(), str(answer).encode())
    del answer
    gc.collect()
    figures[1] = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    print(f"\n{figures[0]} {figures[1]}", end="")


def project_root() -> Path | None:
    """The folder with `exercises/`: above this file, or the current one."""
    for folder in (*Path(__file__).resolve().parents, Path.cwd()):
        if (folder / "exercises" / "lib.rs").is_file():
            return folder
    return None


def sketches(root: Path, slugs: list[str]) -> list[Sketch]:
    """The sketches of these exercises, or all that there are."""
    exercises = root / "exercises"
    if not slugs:
        return [Sketch(path.parent) for path in sorted(exercises.glob("*/python.py"))]
    named = [Sketch(exercises / slug.replace("-", "_")) for slug in slugs]
    for sketch in named:
        if not sketch.source.is_file():
            raise Wrong(f"there is no {sketch.name}")
    return named


def main() -> int:
    """Records or checks, and says how each exercise fared."""
    parser = argparse.ArgumentParser(
        description="Records what tracemalloc says of exercises/<slug>/python.py."
    )
    parser.add_argument("slug", nargs="*", help="the exercises; all if none is named")
    parser.add_argument(
        "--check", action="store_true", help="compare with the recordings; write nothing"
    )
    parser.add_argument(
        "--root", type=Path, help="the project's folder, if this file lies elsewhere"
    )
    arguments = parser.parse_args()
    root = arguments.root or project_root()
    if root is None:
        parser.error("there is no exercises/ above this file or here; name it by --root")
    try:
        found = sketches(root, arguments.slug)
    except Wrong as wrong:
        print(wrong, file=sys.stderr)
        return WRONG

    status = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        work = Sketch.check if arguments.check else Sketch.record
        for sketch, done in [(sketch, pool.submit(work, sketch)) for sketch in found]:
            try:
                said = done.result()
            except Wrong as wrong:
                print(wrong, file=sys.stderr)
                status = WRONG
                continue
            if said is None:
                said = f"recorded with another Python than {version()}: not compared"
                status = status or NOT_COMPARED
            print(f"{sketch.name}: {said}")
    return status


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(*sys.argv[2:])
    else:
        sys.exit(main())
