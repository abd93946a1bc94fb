"""How long the packaged register takes to load, against parsing its lines as JSON and nothing more.

python benchmarks/register.py [REGISTER]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from measure import paired

from hansard import register
from hansard.register import load_register


def main(arguments: list[str]) -> None:
    """Prints the seconds of both, and their ratio."""
    path = Path(arguments[0]) if arguments else Path(register.__file__).parents[1] / "data/register.jsonl"
    lines = path.read_bytes().splitlines()
    ours, floor, ratio = paired(lambda: load_register(path), lambda: [json.loads(line) for line in lines])
    persons = len(load_register(path).persons)
    print(f"{persons:,} persons, {path.stat().st_size / 1e6:.1f} MB")
    print(f"load {ours:.3f} s; the lines alone {floor:.3f} s; {ratio:.1f} times their time")


if __name__ == "__main__":
    main(sys.argv[1:])
