"""The server: routers, middleware and error answers put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from asgi_cross_origin_protection import CrossOriginProtection
from fastapi import Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.staticfiles import StaticFiles

from app import agreement, assessment, clinicians, errors, replay, review
from app.content import pages as content
from app.handbook import pages as handbook
from app.handbook.usage import RecentUsage
from app.health import api as health
from app.housekeeping import housekeeping
from app.kept_results import pages as kept_results
from app.logs import RequestLog, configure_logs
from app.rate_limits import CodeTries, RateLimits
from app.reference import pages as reference
from app.rendering import SecurityHeaders, refuse_cross_site
from app.settings import Settings
from app.signing import pages as signing
from app.storage import database_at
from app.triage import api as triage
from app.vocabulary import api as vocabulary
from rules import program

_STATIC = Path(__file__).parent / "static"


def create_app(settings: Settings | None = None) -> FastAPI:
    """The web application with these settings, or with those of the environment."""
    settings = settings or Settings()
    app = FastAPI(
        title="Hip Triage",
        version=version("hip-triage"),
        summary="How urgent a runner's sore hip is, what it may be and why, and what to do.",
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(clinicians.door)],
    )
    app.state.settings = settings
    app.state.code_tries = CodeTries(settings.code_limit)
    app.state.usage = RecentUsage()
    for router in (
        triage.router,
        vocabulary.router,
        health.router,
        content.router,
        reference.router,
        handbook.router,
        signing.router,
        *assessment.routers,
        *clinicians.routers,
        *review.routers,
        agreement.router,
        replay.router,
        kept_results.router,
    ):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=_STATIC, check_dir=False), name="static")
    errors.add_error_answers(app)
    if settings.rate_limit:
        app.add_middleware(RateLimits, limit=settings.rate_limit)
    if settings.cors_origins:
        app.add_middleware(CORSMiddleware, allow_origins=settings.cors_origins, allow_methods=["GET", "POST"])
    app.add_middleware(CrossOriginProtection, exempt_paths=["/api"], deny_app=refuse_cross_site)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(errors.UnexpectedErrors)
    app.add_middleware(RequestLog)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    configure_logs()
    program()
    app.state.database = database_at(app.state.settings.database_url)
    async with housekeeping(app.state.database):
        yield
    app.state.database.dispose()
