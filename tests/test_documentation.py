"""What the documents promise is so: links, commands, settings, rules and examples."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from app.command_line.commands import cli
from app.server import create_app
from app.settings import Settings
from knowledge import load
from rules import rule_base, triage

ROOT = Path(__file__).parents[1]
WRITTEN_ELSEWHERE = {"source-coverage.md"}
PAGES = [
    page
    for page in (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")))
    if page.name not in WRITTEN_ELSEWHERE
]
COMMANDS = typer.main.get_command(cli)

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def _text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def _blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", _text(page), flags=re.MULTILINE | re.DOTALL)


def _posted(page: str) -> Iterator[tuple[str, dict[str, object]]]:
    """The path and the body of each curl of a page."""
    for block in _blocks(page, "sh"):
        if block.startswith("curl "):
            _, address, option, body = shlex.split(block)
            assert option == "--json"
            yield address.removeprefix("http://127.0.0.1:8000"), json.loads(body)


def _is_part_of(shown: object, whole: object) -> bool:
    """Whether a shortened document shows nothing that the whole one does not say at the same place."""
    if isinstance(shown, dict) and isinstance(whole, dict):
        return all(key in whole and _is_part_of(value, whole[key]) for key, value in shown.items())
    if isinstance(shown, list) and isinstance(whole, list):
        return len(shown) <= len(whole) and all(map(_is_part_of, shown, whole))
    return type(shown) is type(whole) and shown == whole


def _in_one_line(text: str) -> str:
    """The words of a text, however its lines were broken; the line of a rule in its file does not count."""
    return re.sub(r"\.py:\d+", ".py", " ".join(text.split()))


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    database = tmp_path_factory.mktemp("documentation") / "documentation.sqlite3"
    with TestClient(create_app(Settings(DATABASE_URL=f"sqlite:///{database}"))) as client:
        yield client


@each_page
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if link.startswith("https://"):
            continue
        path, _, heading = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), f"{link} leads nowhere"
        if heading:
            titles = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), flags=re.MULTILINE)
            assert heading in {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}, link


@each_page
def test_every_path_that_is_named_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for path in re.findall(r"`((?:app|docs|knowledge|rules|tests)/[\w./-]*)`", text):
        assert (ROOT / path).exists(), path


@each_page
def test_every_command_that_is_named_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    command: object
    for said in re.findall(r"(?:^|[`/ ])hip-triage ((?:--version|[a-z-]+\b)[^`\n#]*)", text, flags=re.MULTILINE):
        words, command = said.split(), COMMANDS
        while isinstance(command, typer.core.TyperGroup) and words and words[0] != "--version":
            assert words[0] in command.commands, said
            command = command.commands[words.pop(0)]
        known = {option for parameter in command.params for option in parameter.opts}
        assert set(re.findall(r"--[a-z][a-z-]*", " ".join(words))) <= known, f"hip-triage {said}"


@each_page
def test_every_make_target_that_is_named_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", _text("Makefile"), flags=re.MULTILINE))
    named = re.findall(r"(?:^|`)make ([a-z]+)", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert set(named) <= targets


@each_page
def test_every_rule_and_test_that_is_named_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    prefixes = {re.split(r"[-\d]", id)[0] for id in rule_base().by_id}
    for id in re.findall(r"\b[A-Z]{2,}(?:-[A-Z0-9_]+)+\b|\bRF\d+[a-z]?\b", text):
        if re.split(r"[-\d]", id)[0] in prefixes:
            assert id in rule_base().by_id, id
    tests = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "tests").rglob("test_*.py"))
    for test in re.findall(r"`(test_\w+)`", text):
        assert f"def {test}(" in tests, test


def test_the_settings_are_those_of_the_server() -> None:
    told = dict(re.findall(r"^\| `([A-Z_]+)` \| ([^|]+) \|", _text("docs/run-it.md"), flags=re.MULTILINE))
    prefix = Settings.model_config["env_prefix"]
    fields = {
        str(field.validation_alias or f"{prefix}{name}".upper()): field.default
        for name, field in Settings.model_fields.items()
    }
    assert told == {name: f"`{default}`" if default else "none" for name, default in fields.items()}


def test_the_curl_of_the_readme_is_answered_as_it_says(api: TestClient) -> None:
    [(path, body)] = _posted("README.md")
    [shown] = map(json.loads, _blocks("README.md", "json"))
    answer = api.post(path, json=body).json()
    assert shown["urgency"]["level"] == "same_day"
    assert _is_part_of(shown, answer)


def test_the_curls_of_the_api_page_are_answered_as_it_says(api: TestClient) -> None:
    answers = [api.post(path, json=body) for path, body in _posted("docs/use-the-api.md")]
    one, batch, refused = answers
    assert one.json()["urgency"]["level"]
    assert [result["id"] for result in batch.json()["results"]] == ["a", "b"]
    assert [result.get("status") for result in batch.json()["results"]] == [None, 422]
    assert [refused.json()] == list(map(json.loads, _blocks("docs/use-the-api.md", "json")))


def test_the_endpoints_of_the_api_page_are_those_that_are_published(api: TestClient) -> None:
    published = {
        f"{method.upper()} {path}"
        for path, methods in api.get("/openapi.json").json()["paths"].items()
        for method in methods
    }
    rows = [row for row in _text("docs/use-the-api.md").splitlines() if row.startswith(("| `GET", "| `POST"))]
    assert {endpoint for row in rows for endpoint in re.findall(r"`((?:GET|POST) [^`]+)`", row)} == published


def test_the_rules_that_are_shown_are_written_so() -> None:
    shown = _blocks("docs/read-a-rule.md", "python")
    files = [file.read_text(encoding="utf-8") for file in (ROOT / "rules").rglob("*.py")]
    assert shown
    assert all(any(rule in file for file in files) for rule in shown)


@pytest.mark.parametrize("page", ["docs/read-a-rule.md", "docs/change-a-rule.md"])
def test_what_the_command_line_is_shown_to_say_it_says(page: str, tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    [(_, body)] = _posted("README.md")
    answers.write_text(json.dumps(body), encoding="utf-8")
    for block in _blocks(page, "console"):
        command, _, shown = block.partition("\n")
        words = [str(answers) if word == answers.name else word for word in command.split()[2:]]
        assert _in_one_line(shown) in _in_one_line(CliRunner().invoke(cli, words).stdout)


def test_the_weights_and_bands_that_are_told_are_those_that_count() -> None:
    text, knowledge = _text("docs/read-a-rule.md"), load()
    for name in ("strong", "moderate", "weak"):
        assert f"| `{name}` | {knowledge.weights[name].centinats} |" in text
    told = re.findall(r"`(\w+)` from (\d+)", text)
    assert told == [(name, str(band.centinats)) for name, band in knowledge.bands.items()]


def test_the_diagram_is_drawn_from_what_fires() -> None:
    page = "docs/how-it-reasons.md"
    [diagram], [case] = _blocks(page, "mermaid"), _blocks(page, "json")
    [(_, body)] = _posted("README.md")
    assert json.loads(case) == body
    conclusion = triage(json.loads(case)["answers"], with_trace=True)
    fired = {step.rule: {*step.asserted, *step.concluded} for step in conclusion.trace or ()}
    drawn = {box.split()[0]: box.split()[1] for box in re.findall(r'\["([^"]+)"\]', diagram) if ": " not in box[:30]}
    drawn_rules = {rule: word for rule, word in drawn.items() if rule in rule_base().by_id}
    assert drawn_rules.keys() <= fired.keys()
    assert all(word in fired[rule] for rule, word in drawn_rules.items() if rule.startswith("ABS"))
    for score in re.findall(r"SCORE (\w+) (?:[\d +]+= )?(\d+): (\w+)", diagram):
        assert score in {(cause.id, str(cause.score), cause.band) for cause in conclusion.causes}
    for cause, weight in re.findall(r'"[A-Z]+-\d+ (\w+) ([+-]\d+)', diagram):
        assert f"{cause} {weight}" in set().union(*fired.values())
    assert f"DISPOSITION {conclusion.urgency.level}" in diagram


def test_what_is_not_verified_is_counted() -> None:
    unverified = sum(source.status == "unverified" for source in load().sources.values())
    assert f"{unverified} source records are `unverified`" in _text("docs/intended-use.md")
    assert {rule.status for rule in rule_base().rules} == {"draft"}


def test_the_changelog_names_the_version() -> None:
    version = re.search(r'^version = "(.+)"$', _text("pyproject.toml"), flags=re.MULTILINE)
    assert version is not None
    assert f"## {version[1]} - " in _text("CHANGELOG.md")
