"""The compose file names what there is: settings, the image's build, the servers' port, and each of its own parts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import make_url

from app.health.api import router as health
from app.settings import Settings

ROOT = Path(__file__).parents[1]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
SERVERS = {name: service for name, service in SERVICES.items() if "build" in service}
DATABASE = SERVICES["database"]
PROXY_FILE: str = COMPOSE["configs"]["proxy"]["content"]
OF_UVICORN = {"FORWARDED_ALLOW_IPS"}

each_server = pytest.mark.parametrize("server", SERVERS.values(), ids=SERVERS)


def test_two_servers_are_the_same_but_for_their_names() -> None:
    assert len(SERVERS) == 2
    first, second = SERVERS.values()
    assert first == second


@each_server
def test_every_variable_of_a_server_is_a_setting(server: dict[str, Any]) -> None:
    prefix = str(Settings.model_config["env_prefix"])
    settings = {str(field.validation_alias or prefix + name.upper()) for name, field in Settings.model_fields.items()}
    assert server["environment"].keys() <= settings | OF_UVICORN


@each_server
def test_the_image_is_built_from_what_is_here(server: dict[str, Any]) -> None:
    assert (ROOT / server["build"] / "Dockerfile").is_file()


@each_server
def test_the_servers_ask_the_database_that_stands_beside_them(server: dict[str, Any]) -> None:
    password = r"\$\{POSTGRES_PASSWORD:\?[^}]*\}"
    address = make_url(re.sub(password, "secret", server["environment"]["DATABASE_URL"]))
    told = DATABASE["environment"]
    assert address.get_backend_name() == "postgresql"
    assert (address.host, address.username, address.database) == (
        "database",
        told["POSTGRES_USER"],
        told["POSTGRES_DB"],
    )
    assert re.fullmatch(password, told["POSTGRES_PASSWORD"])
    assert server["depends_on"] == {"database": {"condition": "service_healthy"}}


def test_the_proxy_asks_every_server_at_the_port_of_the_image() -> None:
    [port] = re.findall(r"^EXPOSE (\d+)$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    [upstreams] = re.findall(r"^reverse_proxy (.*) \{$", PROXY_FILE, flags=re.MULTILINE)
    assert upstreams.split() == [f"{name}:{port}" for name in SERVERS]
    assert PROXY_FILE.count("{") == PROXY_FILE.count("}") == 1


def test_the_proxy_looks_at_a_health_check_that_does_not_need_the_database() -> None:
    [path] = re.findall(r"health_uri (\S+)", PROXY_FILE)
    assert path == "/healthz"
    assert path in {getattr(route, "path", "") for route in health.routes}


def test_only_the_proxy_can_be_reached_and_only_from_this_machine() -> None:
    published = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    [listening] = re.findall(r"^:(\d+)$", PROXY_FILE, flags=re.MULTILINE)
    assert published == {"proxy": [f"127.0.0.1:8000:{listening}"]}
    assert COMPOSE["networks"]["servers"] == COMPOSE["networks"]["storage"] == {"internal": True}
    assert "servers" not in DATABASE["networks"]


def test_every_part_that_is_named_is_declared() -> None:
    for service in SERVICES.values():
        assert set(service.get("networks", [])) <= COMPOSE["networks"].keys()
        assert {config["source"] for config in service.get("configs", [])} <= COMPOSE["configs"].keys()
        assert set(service.get("depends_on", {})) <= SERVICES.keys()
        assert {volume.partition(":")[0] for volume in service.get("volumes", [])} <= COMPOSE["volumes"].keys()


def test_the_database_is_postgresql_17_with_a_volume_and_a_health_check() -> None:
    assert DATABASE["image"] == "postgres:17"
    assert DATABASE["volumes"] == ["answers:/var/lib/postgresql/data"]
    assert DATABASE["healthcheck"]["test"][:2] == ["CMD", "pg_isready"]
