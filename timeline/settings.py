"""What the environment says: each setting is `HANSARD_` and its name in capitals. See `docs/running.md`."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from timeline.store import default_url


class Settings(BaseSettings):
    """Where the store and the user's own topics are, and how the service runs. Raises pydantic's `ValidationError`."""

    model_config = SettingsConfigDict(env_prefix="HANSARD_", env_ignore_empty=True, frozen=True)

    database_url: str = Field(default_factory=default_url)
    topics: Path | None = None
    notice: str = ""
    cache_seconds: int = Field(60, ge=0, le=86_400)
    host: str = "127.0.0.1"
    port: int = Field(8000, ge=0, le=65535)
    workers: int = Field(1, ge=1, le=64)
