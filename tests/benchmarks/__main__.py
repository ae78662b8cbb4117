"""Runs the benchmarks that are named, or all: each file `bench_*.py` beside this one yields lines."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path


def names() -> list[str]:
    return sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))


def lines(name: str) -> Iterator[str]:
    return iter(import_module(f"tests.benchmarks.bench_{name}").bench())


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    for name in sys.argv[1:] or names():
        say(f"\n{name}")
        for line in lines(name):
            say(f"  {line}")


if __name__ == "__main__":
    main()
