"""Scores of pasted transcripts against what is expected of them: a line a file, a total a format, and the mistakes.

python benchmarks/pasted.py [FOLDER] [--mistakes]      (without a folder: the real pages beside the checkout)

The folder holds documents, each `NAME.txt` or `NAME.html` with its `NAME.expected.json`.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "hansard"))

from gold import documents, score_of  # noqa: E402
from scoring import FLOORS, Score  # noqa: E402

from hansard.formats import names  # noqa: E402

COLUMNS = tuple(FLOORS)


def main(arguments: list[str]) -> None:
    folders = [Path(given) for given in arguments if not given.startswith("--")]
    totals: dict[str, Score] = {}
    print(heading())
    for gold in documents(*folders):
        if gold.format not in names():
            print(f"{gold.path.name[:44]:44} {gold.format}: not registered")
            continue
        score = score_of(gold)
        totals.setdefault(gold.format, Score()).add(score)
        print(row(gold.path.name, score))
        if "--mistakes" in arguments:
            print(*(f"    {mistake}" for mistake in score.mistakes), sep="\n")
    for format, total in totals.items():
        print(row(f"{format} ({total.documents})", total), *total.below(), sep="\n    ")


def heading() -> str:
    """The names of the columns."""
    return f"{'':44} {'F1':>6} " + " ".join(f"{name[:7]:>7}" for name in COLUMNS) + "  text error"


def row(name: str, score: Score) -> str:
    """One line of the table; a dot where neither side has the field."""
    shares = (score.share(column) for column in COLUMNS)
    fields = " ".join(f"{'·' if share is None else format(share, '.4f'):>7}" for share in shares)
    return f"{name[:44]:44} {score.f1:.4f} {fields}  {score.text_error:.5f}"


if __name__ == "__main__":
    main(sys.argv[1:])
