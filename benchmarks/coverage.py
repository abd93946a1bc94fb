"""What becomes of every file under the folders: the table in docs/formats.md.

python benchmarks/coverage.py FOLDER…

Archives are opened, and files of many sittings taken apart, as `hansard parse` does. Exits with 1 where reading a
document ended in anything but a sitting or a plain refusal.
"""

from __future__ import annotations

import sys
import traceback
from collections import Counter

import hansard
from hansard.errors import HansardError
from hansard.model import Note, Speech
from timeline.sources import inputs


def main(folders: list[str]) -> int:
    """Print the tables; the exit status."""
    documents: Counter[str] = Counter()
    speeches: Counter[str] = Counter()
    notes: Counter[str] = Counter()
    warnings: Counter[tuple[str, str]] = Counter()
    refused: dict[str, list[str]] = {}
    crashed = 0
    for each in inputs(folders):
        try:
            sitting = hansard.read(each.content(), path=each.path)
        except HansardError as error:
            refused.setdefault(str(error).partition("; known formats")[0], []).append(each.path)
            continue
        except Exception:
            crashed += 1
            print(f"CRASH {each.path}\n{traceback.format_exc()}", file=sys.stderr)
            continue
        assert sitting.source is not None
        name = sitting.source.format
        documents[name] += 1
        speeches[name] += sum(isinstance(item, Speech) for item in sitting.items)
        notes[name] += sum(isinstance(item, Note) for item in sitting.items)
        warnings.update((name, warning.code) for warning in sitting.warnings)
    print("| format | documents | speeches | notes | warnings |\n|---|---|---|---|---|")
    for name in sorted(documents):
        told = ", ".join(f"{count} `{code}`" for (of, code), count in warnings.most_common() if of == name) or "none"
        print(f"| `{name}` | {documents[name]:,} | {speeches[name]:,} | {notes[name]:,} | {told} |")
    print("\n| refused | documents | such as |\n|---|---|---|")
    for reason, paths in sorted(refused.items(), key=lambda found: -len(found[1])):
        print(f"| {reason} | {len(paths)} | {_last(paths[0])} |")
    return 1 if crashed else 0


def _last(path: str) -> str:
    return "/".join(path.rsplit("/", 2)[-2:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
