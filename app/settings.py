"""Settings, from environment variables that begin with HIP_TRIAGE_, and DATABASE_URL."""

from __future__ import annotations

from limits import parse
from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What a person who runs the server can set; `docs/run-it.md` explains each."""

    model_config = SettingsConfigDict(env_prefix="HIP_TRIAGE_", env_file=".env", extra="ignore")

    database_url: str = Field(default="sqlite:///hip-triage.sqlite3", validation_alias="DATABASE_URL")
    cors_origins: tuple[str, ...] = ()
    rate_limit: str = ""
    code_limit: str = "10/minute"
    idle_minutes: int = Field(default=30, ge=5, le=720)
    most_body_bytes: int = 4_000_000
    most_batch_cases: int = 1_000

    @field_validator("rate_limit")
    @classmethod
    def _rate_limit_can_be_read(cls, limit: str) -> str:
        if limit:
            parse(limit)
        return limit

    @field_validator("code_limit")
    @classmethod
    def _code_limit_can_be_read(cls, limit: str) -> str:
        parse(limit)
        return limit
