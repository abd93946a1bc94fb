"""The documentation keeps up with the code: settings, commands, warnings, fields, addresses, links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

import hansard
from hansard.output import document
from hansard.people import Role, RoleBasis
from hansard.register import Register
from hansard.resolve import RULES
from timeline.settings import Settings
from timeline.store import Store
from web import create_app
from web.cli import COMMANDS, cli
from web.commands.service import FLAGS, variable

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md")))
CODE = sorted(path for part in ("hansard", "timeline", "web", "alembic") for path in (ROOT / part).rglob("*.py"))

SETTING = re.compile(r"HANSARD_[A-Z]+(?:_[A-Z]+)*")
# `ParseWarning(line, "code", …)`, and the helpers that take a place and a code: `warn(element, "code", …)`.
WARNING = re.compile(r"""(?:ParseWarning|warn)\([^"()]*(?:\([^()]*\)[^"()]*)?"([a-z-]+)",""")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
# An absolute path into somebody's machine; addresses such as `/api/v1/topics` are none.
MACHINE = re.compile(r"(?<![\w.:/])/(?:home|root|tmp|work|Users|opt|usr|var|mnt)/")


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_every_setting_is_described() -> None:
    found = {name for path in CODE for name in SETTING.findall(text(path))}
    found |= {f"HANSARD_{field.upper()}" for field in Settings.model_fields}
    described = text(DOCS / "running.md")
    assert {name for name in found if f"`{name}`" not in described} == set()


@pytest.mark.parametrize("name", [name for name, *_ in FLAGS])
def test_every_setting_of_the_service_has_a_flag_and_a_line(name: str) -> None:
    assert f"| `{variable(name)}` | `--{name}` |" in text(DOCS / "running.md")


def commands() -> Iterator[str]:
    """Every command as one types it, those of groups with the group before them: `topics tag`."""
    context = click.Context(cli)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        if isinstance(command, click.Group):
            yield from (f"{name} {below}" for below in command.list_commands(context))
        else:
            yield name


@pytest.mark.parametrize("command", list(commands()))
def test_every_command_is_described(command: str) -> None:
    assert any(f"hansard {command}" in text(path) for path in PAGES)


def test_every_warning_is_described() -> None:
    codes = {code for path in CODE for code in WARNING.findall(text(path))}
    section = text(DOCS / "formats.md").partition("## Warnings")[2].partition("\n## ")[0]
    described = set(re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE))
    assert len(codes) > 10 and codes == described


@pytest.mark.parametrize("known", hansard.formats.names())
def test_every_format_is_described(known: str) -> None:
    assert f"`{known}`" in text(DOCS / "formats.md")


def keys(value: Any) -> Iterator[str]:
    """The names of all fields, however deep; what stands in `counts` and `identifiers` are values."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield key
            yield from () if key in ("counts", "identifiers") else keys(below)
    elif isinstance(value, list):
        for each in value:
            yield from keys(each)


def test_every_field_of_the_parse_output_is_described(fixtures: Path, invented_register: Register) -> None:
    printed = set()
    for path in sorted([*(fixtures / "demo").iterdir(), *(fixtures / "broken").glob("unknown-element.xml")]):
        sitting = hansard.read(path.read_bytes(), path=path.name)
        printed |= set(keys(document(sitting, hansard.resolve(sitting, invented_register))))
    assert {"votes", "redirects", "message"} <= printed
    described = text(DOCS / "parse-output.md")
    assert {name for name in printed if not re.search(rf"`(?:\w+\.)?{name}`", described)} == set()


def test_every_role_and_rule_of_a_resolution_is_described() -> None:
    described = text(DOCS / "parse-output.md")
    words = {str(word) for word in (*Role, *RoleBasis)} | {name for name, _ in RULES}
    reasons = set(re.findall(r'Unresolved\("([a-z-]+)"', text(ROOT / "hansard" / "resolve.py")))
    assert reasons and {word for word in words | reasons if f"| `{word}` |" not in described} == set()


def test_every_address_and_filter_of_the_api_is_described(sqlite_store: Store) -> None:
    described = text(DOCS / "api.md")
    paths = create_app(sqlite_store).test_client().get("/api/v1/openapi.json").get_json()["paths"]
    ways = [way for methods in paths.values() for way in methods.values()]
    parameters = {p["name"] for way in ways for p in way.get("parameters", []) if p["in"] == "query"}
    assert {path for path in paths if f"`{path}" not in described and f"`POST {path}" not in described} == set()
    assert {name for name in parameters if f"`{name}`" not in described} == set()


def test_every_field_of_the_api_is_described(sqlite_store: Store) -> None:
    described = "".join(text(DOCS / f"{page}.md") for page in ("api", "parse-output", "search"))
    schemas = create_app(sqlite_store).test_client().get("/api/v1/openapi.json").get_json()["components"]["schemas"]
    fields = {(name, field) for name, schema in schemas.items() for field in schema.get("properties", {})}
    assert {(n, f) for n, f in fields if f"`{f}`" not in described and f'"{f}"' not in described} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = [link for link in LINK.findall(FENCE.sub("", text(page))) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_knows_somebodys_machine(page: Path) -> None:
    assert MACHINE.findall(text(page)) == []


def test_examples_of_json_are_json() -> None:
    blocks = re.findall(r"^```json\n(.*?)^```", text(DOCS / "parse-output.md"), re.DOTALL | re.MULTILINE)
    assert blocks and all(json.loads(block) for block in blocks)
