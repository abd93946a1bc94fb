"""`python -m hansard.compile SOURCES_DIR [--out FILE]`: compile the register from a folder of source files.

This is the one module of `hansard/` that writes a file: the register, only after all of it has been compiled.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hansard.compile import FILES, LISTS, compile_register

PACKAGE = Path(__file__).parents[1]
BY_HAND = PACKAGE / "data/register-by-hand.toml"


def main() -> int:
    """Compile, write, and list on standard error what could not be reconciled. Answers the exit status."""
    parser = argparse.ArgumentParser(prog="python -m hansard.compile", description="Compile the register of members.")
    parser.add_argument("sources", type=Path, help="the folder that holds mnis-2021/, parlparse-2015/ and the others")
    parser.add_argument("--out", type=Path, default=PACKAGE / "data/register.jsonl", help="the register file to write")
    arguments = parser.parse_args()
    sources = _read(arguments.sources)
    if not any(path.startswith("mnis-2021/") for path in sources):
        parser.error(f"{arguments.sources} holds no mnis-2021/*.csv")
    compiled = compile_register(sources, BY_HAND.read_bytes())
    arguments.out.write_bytes(compiled.register)
    sys.stderr.writelines(f"{problem}\n" for problem in compiled.problems)
    return 0


def _read(folder: Path) -> dict[str, bytes]:
    snapshots = (path.relative_to(folder).as_posix() for path in (folder / LISTS).glob("current-MPs_*.csv"))
    return {path: (folder / path).read_bytes() for path in sorted({*FILES, *snapshots}) if (folder / path).is_file()}


if __name__ == "__main__":
    sys.exit(main())
