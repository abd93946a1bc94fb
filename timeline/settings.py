"""What the environment says: each setting is `HANSARD_` and its name in capitals. See `docs/running.md`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

MEMORY = "memory://"
"""Where askings are counted if nothing else is said: in each process by itself."""


class BadSetting(ValueError):
    """An environment variable is not what it should be; the text names it."""


def _web_address(value: str) -> str:
    expected = "expected an address such as https://www.example.org/data/"
    try:
        parts = urlsplit(value)
        is_one = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1) > 0
    except ValueError as error:
        raise ValueError(f"{expected} ({error})") from error
    if not is_one or parts.query or parts.fragment or not value.isascii() or not value.isprintable() or " " in value:
        raise ValueError(expected)
    return value


WebAddress = Annotated[str, AfterValidator(_web_address)]


def _rate(value: str) -> str:
    """limits' own notation, checked here so that a slip is told at the start and not at the first request.

    The package is imported where one is given: commands have no use for it, and should start at once.
    """
    if not value:
        return value
    from limits import parse_many

    try:
        parse_many(value)
    except ValueError as error:
        raise ValueError("expected a rate such as '300 per minute' or '10 per second; 300 per minute'") from error
    return value


RateLimit = Annotated[str, AfterValidator(_rate)]


def _storage(value: str) -> str:
    if value == MEMORY:
        return value
    from limits.errors import ConfigurationError
    from limits.storage import storage_from_string

    try:
        storage_from_string(value)  # which connects to nothing yet
    except ConfigurationError as error:
        raise ValueError(f"expected {MEMORY}, or another storage of the package limits ({error})") from error
    return value


RateStorage = Annotated[str, AfterValidator(_storage)]


def default_url() -> str:
    """An SQLite file in the platform's data folder."""
    return f"sqlite:///{user_data_path('hansard-timeline', appauthor=False) / 'hansard.sqlite3'}"


def default_downloads() -> Path:
    """A folder in the platform's data folder, beside the store."""
    return user_data_path("hansard-timeline", appauthor=False) / "downloads"


class Settings(BaseSettings):
    """Where the store and the user's own topics are, and how the service runs; `read` makes them."""

    model_config = SettingsConfigDict(env_prefix="HANSARD_", env_ignore_empty=True, frozen=True)

    database_url: str = Field(default_factory=default_url)
    topics: Path | None = None
    notice: str = ""
    cache_seconds: int = Field(60, ge=0, le=86_400)
    host: str = "127.0.0.1"
    port: int = Field(8000, ge=1, le=65535)
    log: Literal["json", "text", "none"] = "text"
    proxies: int = Field(0, ge=0, le=10)
    rate_limit: RateLimit = ""
    rate_storage: RateStorage = MEMORY
    workers: int = Field(1, ge=1, le=64)
    threads: int = Field(4, ge=1, le=64)
    try_bytes: int = Field(2_000_000, ge=1_000, le=8_000_000)
    try_seconds: float = Field(10.0, gt=0, le=300)
    try_at_once: int = Field(2, ge=1, le=16)
    downloads: Path = Field(default_factory=default_downloads)
    publicwhip_url: WebAddress = "https://www.theyworkforyou.com/pwdata/scrapedxml/"
    api_url: WebAddress = "https://hansard-api.parliament.uk"
    contact: str = Field("", pattern=r"^[ -~]{0,200}$")
    fetch_concurrency: int = Field(2, ge=1, le=8)
    fetch_spacing: float = Field(0.5, ge=0, le=600)
    fetch_attempts: int = Field(5, ge=1, le=20)
    fetch_wait: float = Field(1.0, ge=0, le=120)
    fetch_silence: float = Field(30.0, gt=0, le=600)
    fetch_longest: float = Field(600.0, gt=0, le=86_400)
    members_url: WebAddress = "https://raw.githubusercontent.com/mysociety/parlparse/master/members/"
    members_files: str = "people.json,posts/westminster-parliament-posts.json"
    update_members: bool = True
    update_chambers: str = "commons,lords,westminster-hall"
    update_overlap: int = Field(7, ge=0, le=3_650)


def read() -> Settings:
    """The settings of the environment. Raises `BadSetting`."""
    try:
        return Settings()
    except ValidationError as error:
        problem = error.errors()[0]
        name, said = str(problem["loc"][0]).upper(), problem["msg"].removeprefix("Value error, ")
        raise BadSetting(f"HANSARD_{name} is {problem['input']!r}; {said[:1].lower()}{said[1:]}") from error
