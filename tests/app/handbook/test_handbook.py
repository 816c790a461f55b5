"""The handbook has a page for everything that the service reasons with, open to everyone."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

import pytest
from fastapi import FastAPI

from knowledge import load
from rules import rule_base
from tests.app.handbook.reading import Reader

PAGES = [
    *(f"/handbook/rules/{id}" for id in rule_base().by_id),
    *(f"/handbook/conclusions/{id}" for id in load().conclusions),
    *(f"/handbook/findings/{id}" for id in load().findings),
    *(f"/handbook/sources/{id}" for id in load().sources),
    *(f"/handbook/exercises/{id}" for id in load().exercises),
]
KINDS = ("rules", "conclusions", "findings", "sources", "exercises")


@pytest.fixture(scope="module")
def crawled(application: FastAPI) -> dict[str, tuple[int, str]]:
    """Every page that links lead to from the handbook, but not those of other parts; anchors as their page."""
    reader = Reader(application)
    found: dict[str, tuple[int, str]] = {}
    waiting = deque(["/handbook"])
    while waiting:
        address = waiting.popleft().partition("#")[0]
        if address in found:
            continue
        reader.open(address)
        found[address] = (reader.page.status_code, reader.page.text)
        if address.startswith("/handbook"):
            waiting.extend(link for link in reader.links if not link.startswith("/static"))
    return found


@pytest.fixture
def reader(application: FastAPI) -> Reader:
    return Reader(application)


def test_links_lead_to_a_page_for_everything(crawled: dict[str, tuple[int, str]]) -> None:
    assert [page for page in PAGES if page not in crawled] == []


def test_no_link_of_the_handbook_is_broken(crawled: dict[str, tuple[int, str]]) -> None:
    assert {address: status for address, (status, _) in crawled.items() if status != 200} == {}


def test_every_anchor_that_the_handbook_links_to_is_there(crawled: dict[str, tuple[int, str]]) -> None:
    anchors = {link for _, text in crawled.values() for link in re.findall(r'href="(/[^"#]*#[^"]+)"', text)}
    assert anchors
    broken = [link for link in anchors if f'id="{link.partition("#")[2]}"' not in crawled[link.partition("#")[0]][1]]
    assert broken == []


def test_no_page_has_a_style_or_script_of_its_own(crawled: dict[str, tuple[int, str]]) -> None:
    for address, (_, text) in crawled.items():
        assert not re.search(r'\sstyle="|<style|\son\w+="', text), address


def test_nothing_is_left_to_be_filled_in(crawled: dict[str, tuple[int, str]]) -> None:
    placeholder = re.compile(r"\{[a-z_]+\}")
    assert {
        address: placeholder.findall(text) for address, (_, text) in crawled.items() if placeholder.search(text)
    } == {}


def test_no_name_of_the_engine_is_shown_but_as_code_or_id(crawled: dict[str, tuple[int, str]]) -> None:
    found = {}
    for address, (_, text) in crawled.items():
        shown = re.sub(r"<(code|script)\b.*?</\1>|<[^>]*>|https?://\S+", " ", text, flags=re.DOTALL)
        names = [word for word in re.findall(r"[\w-]+", shown) if "_" in word and word not in rule_base().by_id]
        if names:
            found[address] = names
    assert found == {}


def test_the_front_page_and_every_footer_lead_to_the_handbook(reader: Reader) -> None:
    assert reader.open("/").links.count("/handbook") == 2
    assert "/handbook" in reader.open("/about").links


def _hostile() -> Iterator[str]:
    for kind in KINDS:
        for id in ("nobody", "%27%20OR%201%3D1--", "<script>alert(1)</script>", "..%2f..%2fpasswd", "%00", "x" * 3000):
            yield f"/handbook/{kind}/{id}"
    yield "/handbook?family=red_flags"
    yield "/handbook?family=<script>"
    yield "/handbook/rules/BUR-01?digest=sha256:nothing"
    yield f"/handbook/rules/BUR-01?digest=sha256:{'0' * 64}"


@pytest.mark.parametrize("address", list(_hostile()))
def test_what_is_not_there_gets_a_plain_page(reader: Reader, address: str) -> None:
    reader.open(address)
    assert reader.page.status_code == 404
    assert reader.text.startswith("Page not found")
    assert "<script>" not in reader.main


def test_a_rule_is_shown_with_all_that_it_says(reader: Reader) -> None:
    reader.open("/handbook/rules/BUR-06")
    rule = rule_base().by_id["BUR-06"]
    assert rule.says in reader.text
    assert "All of these “Where it hurts” is “Outer side of the hip, over the bony bump”" in reader.text
    assert "It speaks for Sore tendons on the outer hip" in reader.text
    assert "Strong: +230 centinats. A likelihood ratio of about 10, by expert judgement." in reader.text
    assert load().sources[rule.source].title in reader.part("Source")
    assert rule.place in reader.text
    assert "Sore outer hip at night only when lying on it" in reader.part("Stories that test it")


def test_a_published_weight_is_shown_with_its_source(reader: Reader) -> None:
    reader.open("/handbook/rules/BUR-13")
    assert "Published ratio: +250 centinats. LR+ 12.2" in reader.text
    assert "/handbook/sources/grimaldi-2017" in reader.links


def test_conditions_are_a_nested_list(reader: Reader) -> None:
    conditions = reader.open("/handbook/rules/RF24a").part("When it fires")
    assert conditions.count("<ul") == 2
    assert re.search(r"All of these.*At least one of these.*Not so:", conditions, re.DOTALL)


def test_a_threshold_is_shown_with_what_it_means_and_its_source(reader: Reader) -> None:
    numbers = reader.open("/handbook/rules/ABS-02").part("Numbers it compares with")
    assert "42 days" in numbers
    assert load().thresholds["six_weeks"].meaning in numbers


def test_a_rule_leads_to_what_it_stands_on_and_to_what_reads_it(reader: Reader) -> None:
    reader.open("/handbook/rules/ABS-34")
    assert "/handbook/rules/ABS-32" in reader.part("Rules it stands on")
    assert "/handbook/rules/BST-ORDER" in reader.part("Rules that read it")


def test_every_rule_of_advice_shows_all_of_its_advice(crawled: dict[str, tuple[int, str]]) -> None:
    block = load().advice["hip_arthritis"]
    text = " ".join(crawled["/handbook/rules/ADV-CAUSE-HIP_ARTHRITIS"][1].split())
    fill = load().locales["en-GB"].fill
    for sentence in (*block.now, *block.avoid, *block.next_weeks, *block.get_help_if):
        assert fill(sentence) in text


@pytest.mark.parametrize("id", [known.id for known in load().conclusions.values() if known.kind != "serious"])
def test_a_cause_lists_every_rule_for_and_against_it_by_weight(crawled: dict[str, tuple[int, str]], id: str) -> None:
    text = crawled[f"/handbook/conclusions/{id}"][1]
    weighed = re.findall(r"numeric\">([+-]\d+)</td>.*?/handbook/rules/([\w-]+)", text, re.DOTALL)
    evidence = rule_base().evidence.get(id, ())
    assert sorted(rule for _, rule in weighed) == sorted(known.rule.id for known in evidence)
    weights = [int(weight) for weight, _ in weighed]
    assert weights == sorted((w for w in weights if w > 0), reverse=True) + sorted(w for w in weights if w < 0)


def test_a_question_lists_every_rule_that_reads_it(crawled: dict[str, tuple[int, str]]) -> None:
    reading = [rule.id for rule in rule_base().rules if "finding='pain_site'" in str(rule.when)]
    listed = re.findall(r'app-rule-id" href="/handbook/rules/([\w-]+)', crawled["/handbook/findings/pain_site"][1])
    assert sorted(listed) == sorted(reading)


@pytest.mark.parametrize("id", load().sources)
def test_a_source_lists_every_rule_that_cites_it(crawled: dict[str, tuple[int, str]], id: str) -> None:
    citing = {rule.id for rule in rule_base().rules if rule.source == id}
    listed = set(re.findall(r'href="/handbook/rules/([\w-]+)">\1:', crawled[f"/handbook/sources/{id}"][1]))
    assert listed - set(load().additions) == citing - set(load().additions)
    assert load().sources[id].title.replace("&", "&amp;").replace("'", "&#39;") in crawled[f"/handbook/sources/{id}"][1]


def test_a_source_that_was_not_traced_says_so(reader: Reader) -> None:
    unverified = next(source.id for source in load().sources.values() if source.status == "unverified")
    assert "Not yet traced to its first publication" in reader.open(f"/handbook/sources/{unverified}").text
    assert "Traced to its publication" in reader.open("/handbook/sources/metcalfe-2019").text
