"""A file that holds several sittings is given as several documents."""

from __future__ import annotations

import json
from pathlib import Path

from timeline.sources import inputs


def test_a_search_gives_one_document_a_sitting(tmp_path: Path) -> None:
    rows = [
        {"gid": f"{day}a.1.1", "hdate": day, "htype": "12", "major": "1", "body": "<p>Words.</p>"}
        for day in ("2021-03-17", "2021-03-16")
    ]
    path = tmp_path / "search.json"
    path.write_text(json.dumps({"rows": rows}))
    assert [found.path for found in inputs([str(path)])] == [f"{path}!commons-2021-03-16", f"{path}!commons-2021-03-17"]
