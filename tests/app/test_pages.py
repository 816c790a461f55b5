"""Pages of text, the words that every page shares, the country, and the headers."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.units import units_of
from knowledge import load
from tests.app.runner import Runner

APP = Path(__file__).parents[2] / "app"
TEMPLATES = [
    path
    for folder in (".", "assessment", "content", "handbook", "reference", "signing")
    for path in (APP / "templates" / folder).glob("*.html")
]
PAGES = {
    "/": "landing",
    "/about": "about",
    "/privacy": "privacy",
    "/questions-and-answers": "questions_and_answers",
    "/what-research-says": "what_research_says",
}


@pytest.mark.parametrize(("path", "page"), PAGES.items())
def test_a_page_of_text_says_all_that_the_knowledge_has_for_it(runner: Runner, path: str, page: str) -> None:
    runner.page = runner.browser.get(path)
    known = load().pages[page]
    fill = load().locales["en-GB"].fill
    said = [known.title, known.lede]
    for section in known.sections:
        said += [section.heading, *section.paragraphs, *section.points]
    for question in known.questions:
        said += [question.question, *question.answer]
    for sentence in said:
        assert " ".join(fill(sentence).split()) in runner.text


def test_where_the_articles_and_the_evidence_disagree_both_are_shown_with_their_sources(runner: Runner) -> None:
    runner.page = runner.browser.get("/what-research-says")
    assert load().honesty
    for entry in load().honesty.values():
        for said in (entry.claim, entry.evidence, entry.phrase):
            assert " ".join(said.split()) in runner.text
        shown = unescape(runner.page.text.partition(f'id="{entry.id}"')[2].partition("</section>")[0])
        for id in (entry.article, *entry.sources):
            assert load().sources[id].title in shown


@pytest.mark.parametrize("path", ["/about", "/questions-and-answers", "/"])
def test_the_page_on_research_is_linked(runner: Runner, path: str) -> None:
    parts = runner.browser.get(path).text.partition("</main>")
    assert [part.count('href="/what-research-says"') for part in (parts[0], parts[2])] == [path != "/", 1]


def test_the_landing_page_starts_with_one_button(runner: Runner) -> None:
    assert runner.page.text.count('action="/assessments"') == 2
    assert runner.start().place == "danger-signs/emergency_signs"


def test_the_landing_page_says_first_who_should_not_fill_in_anything(runner: Runner) -> None:
    page = load().pages["landing"]
    [emergency] = [section for section in page.sections if section.urgent]
    others = [section.heading for section in page.sections if section != emergency]
    assert runner.page.text.index(page.lede) < runner.page.text.index(emergency.heading)
    assert all(runner.page.text.index(emergency.heading) < runner.page.text.index(heading) for heading in others)


def test_every_word_is_used_somewhere() -> None:
    wording = load().wording
    composed = ("care_", "one_", "stage_", "trace_")
    sources = [*TEMPLATES, *APP.rglob("*.py")]
    code = " ".join(path.read_text("utf-8") for path in sources)
    names = {*wording.labels, *wording.buttons}
    names |= {name.removesuffix("_title") for name in wording.errors}
    units = {*units_of(load().findings["days_since_start"]), *units_of(load().findings["weekly_km"])}
    units |= {finding.unit for finding in load().findings.values()}
    used = re.compile(r'(?:labels|buttons|errors)\.(\w+)|"(\w+)"')
    said = {name for found in used.findall(code) for name in found}
    dead = {name for name in names - units - said if not name.startswith(composed)}
    assert dead == set()


def test_templates_carry_layout_and_not_a_word() -> None:
    assert len(TEMPLATES) > 10
    for template in TEMPLATES:
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>|&\w+;", " ", _no_code(template), flags=re.DOTALL)
        assert not re.findall(r"[A-Za-z]{2,}", text), template


def _no_code(template: Path) -> str:
    """A template without its expressions, which may hold the signs of a tag."""
    return re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", template.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_every_word_that_a_template_or_page_asks_for_is_in_the_knowledge() -> None:
    wording = load().wording
    groups = {"labels": wording.labels, "buttons": wording.buttons, "errors": wording.errors}
    asked = [
        (template, group, name)
        for template in [*TEMPLATES, *APP.rglob("*.py")]
        for group, name in re.findall(
            r"words(?:\(\))?\.(labels|buttons|errors)(?:\.|\[\")(\w+)", template.read_text("utf-8")
        )
        if not name.endswith("_")
    ]
    assert len(asked) > 60
    missing = [(str(template), group, name) for template, group, name in asked if name not in groups[group]]
    assert missing == []


@pytest.mark.parametrize(
    ("accepted", "number"),
    [
        ("en-US,en;q=0.9", "911"),
        ("en-AU", "000"),
        ("fr-CA,fr;q=0.9", "911"),
        ("de-DE,de", "112"),
        ("ja-JP", "your local emergency number"),
        ("", "999"),
        ("en-US;q=0.1,en-NZ;q=0.9", "111"),
        ("en-US;q=0", "999"),
        (";;;,q=,=,en-US;q=x", "999"),
        ("*" * 5000, "999"),
    ],
)
def test_the_country_follows_the_language_of_the_browser(application: FastAPI, accepted: str, number: str) -> None:
    page = TestClient(application).get("/", headers={"accept-language": accepted, "accept": "text/html"})
    assert f"Call {number} or go to" in page.text


def test_the_country_that_was_chosen_stays_and_the_page_too(runner: Runner) -> None:
    chosen = runner.browser.post("/locale", data={"locale": "en-NZ", "path": "/about"})
    assert chosen.url.path == "/about"
    assert '<option value="en-NZ" selected>' in runner.browser.get("/privacy").text


def test_a_made_up_country_in_the_cookie_is_ignored(runner: Runner) -> None:
    runner.browser.cookies["hip_triage_locale"] = "xx"
    assert '<option value="en-GB" selected>' in runner.browser.get("/").text


@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/css/hip-triage.css", "/healthz", "/api/v1/findings"])
def test_every_response_carries_the_security_headers(runner: Runner, path: str) -> None:
    headers = runner.browser.get(path).headers
    policy = dict(part.strip().partition(" ")[::2] for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert re.fullmatch(r"'nonce-[\w-]{20,}'", policy["script-src"])
    assert policy["style-src"] == policy["font-src"] == policy["form-action"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"].lower() == "deny"
    assert headers["referrer-policy"] == "same-origin"


def test_each_response_has_a_nonce_of_its_own_and_only_its_scripts_carry_it(runner: Runner) -> None:
    pages = [runner.browser.get("/") for _ in range(2)]
    nonces = [re.findall(r"'nonce-([\w-]+)'", page.headers["content-security-policy"])[0] for page in pages]
    assert nonces[0] != nonces[1]
    for page, nonce in zip(pages, nonces, strict=True):
        scripts = re.findall(r"<script[^>]*>", page.text)
        assert scripts
        assert all(f'nonce="{nonce}"' in script for script in scripts)


def test_no_page_has_a_style_of_its_own_or_names_another_host_for_its_parts(runner: Runner) -> None:
    runner.after_the_danger_signs(pain_site=["outer_hip"], days_since_start=3, rash_blisters="no")
    for place in ("answers", "result", "reasoning", "danger-signs/emergency_signs", "questions/onset"):
        html = runner.go(place).page.text
        assert not re.search(r'\sstyle="|<style|\son\w+="', html)
        assert not re.search(r'<(?:script|link|img|iframe)[^>]*(?:src|href)="(?:https?:)?//', html)


def test_safe_transport_is_asked_for_on_https_alone(application: FastAPI) -> None:
    assert "strict-transport-security" not in TestClient(application).get("/").headers
    assert "strict-transport-security" in TestClient(application, base_url="https://testserver").get("/").headers
