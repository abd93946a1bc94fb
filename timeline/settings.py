"""What the environment says: each setting is `HANSARD_` and its name in capitals. See `docs/running.md`."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from timeline.store import default_url


class BadSetting(ValueError):
    """An environment variable is not what it should be; the text names it."""


class Settings(BaseSettings):
    """Where the store and the user's own topics are, and how the service runs; `read` makes them."""

    model_config = SettingsConfigDict(env_prefix="HANSARD_", env_ignore_empty=True, frozen=True)

    database_url: str = Field(default_factory=default_url)
    topics: Path | None = None
    notice: str = ""
    cache_seconds: int = Field(60, ge=0, le=86_400)
    host: str = "127.0.0.1"
    port: int = Field(8000, ge=1, le=65535)
    workers: int = Field(1, ge=1, le=64)


def read() -> Settings:
    """The settings of the environment. Raises `BadSetting`."""
    try:
        return Settings()
    except ValidationError as error:
        problem = error.errors()[0]
        name, said = str(problem["loc"][0]).upper(), problem["msg"]
        raise BadSetting(f"HANSARD_{name} is {problem['input']!r}; {said[:1].lower()}{said[1:]}") from error
