"""The pages on which clinicians sign rules, through a browser without a script."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from fastapi import FastAPI
from httpx2 import Response

from app import clinicians
from app.signing import rule_digests
from app.signing.service import today
from app.storage import Database
from knowledge import load
from rules import rule_base, rules_read
from tests.app.runner import Runner
from tests.app.signing.signing import as_clinician, sign, signatures, standing, with_rule
from tests.app.workbench import AtTheWorkbench, new_browser, signed_in

SAID = load().words["signing"]


@pytest.fixture
def database(application: FastAPI) -> Database:
    database: Database = application.state.database
    return database


@pytest.fixture
def ada(application: FastAPI) -> AtTheWorkbench:
    return signed_in(application)


def text(page: Response) -> str:
    main = page.text.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", main)).split())


def press_sign(who: AtTheWorkbench, rule: str, months: str = "12", seen: str | None = None) -> Response:
    """Open the page of a rule and press the button with the digest that the page holds."""
    page = who.browser.get(f"/review/rules/{rule}")
    [shown] = re.findall(r'name="rule_digest" value="([^"]*)"', page.text)
    fields = {"rule_digest": seen or shown, "months": months}
    return who.browser.post(f"/review/rules/{rule}/signatures", data=fields)


def listed(page: Response) -> list[str]:
    return re.findall(r'class="app-rule-id" href="/review/rules/([^"?]+)', page.text)


@pytest.mark.parametrize("path", ["/review/rules", "/review/rules/BUR-01"])
def test_a_reviewer_without_a_session_sees_nothing(application: FastAPI, path: str) -> None:
    answer = new_browser(application).get(path)
    assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/review/sign-in")


def test_nobody_signs_or_withdraws_without_a_session(application: FastAPI, database: Database) -> None:
    fields = {"rule_digest": rule_digests(rule_base())["BUR-13"], "months": "12"}
    for action in ("signatures", "withdrawals"):
        answer = new_browser(application).post(f"/review/rules/BUR-13/{action}", data=fields)
        assert answer.status_code in (401, 403)
    assert signatures(database, "BUR-13") == ()


@pytest.mark.parametrize("months", ["6", "12", "24"])
def test_a_rule_is_signed_for_as_long_as_was_chosen(database: Database, ada: AtTheWorkbench, months: str) -> None:
    rule = f"HIP-0{int(months) // 6}"
    assert press_sign(ada, rule, months).status_code == 303
    [signature] = standing(database, rule).signatures
    years, month = divmod(today().month - 1 + int(months), 12)
    assert (signature.until.year, signature.until.month) == (today().year + years, month + 1)
    assert signature.by == ada.display_name
    assert f"Signed by {ada.display_name}" in text(ada.browser.get(f"/review/rules/{rule}"))


def test_without_a_length_nothing_is_signed_and_the_page_says_what_is_missing(
    database: Database, ada: AtTheWorkbench
) -> None:
    for months in ("", "3", "-1"):
        answer = press_sign(ada, "BUR-13", months)
        assert answer.status_code == 422
        assert SAID["choose_months"] in text(answer)


def test_a_rule_that_changed_while_it_was_read_is_not_signed(database: Database, ada: AtTheWorkbench) -> None:
    earlier = with_rule("BUR-14", lambda rule: replace(rule, says="What the clinician read."))
    answer = press_sign(ada, "BUR-14", seen=rule_digests(earlier)["BUR-14"])
    assert answer.status_code == 409
    assert SAID["changed_meanwhile"] in text(answer)
    assert signatures(database, "BUR-14") == ()
    assert press_sign(ada, "BUR-14", seen="sha256:' OR 1=1 --").status_code == 409


def test_a_signature_is_withdrawn_by_who_gave_it_and_by_nobody_else(
    application: FastAPI, database: Database, ada: AtTheWorkbench
) -> None:
    ben = signed_in(application)
    press_sign(ada, "BUR-15")
    refused = ben.browser.post("/review/rules/BUR-15/withdrawals")
    assert (refused.status_code, SAID["nothing_to_withdraw"] in text(refused)) == (409, True)
    assert SAID["withdraw_title"] not in text(ben.browser.get("/review/rules/BUR-15"))
    assert ada.browser.post("/review/rules/BUR-15/withdrawals").status_code == 303
    page = text(ada.browser.get("/review/rules/BUR-15"))
    assert f"{ada.display_name} withdrew" in page
    assert SAID["history_title"] in page


def test_every_page_of_the_workbench_about_a_rule_shows_it_in_full(ada: AtTheWorkbench) -> None:
    for id in ("BUR-06", "RF24a", "ABS-02", "RUN-01", "ADV-CAUSE-HIP_ARTHRITIS", "BST-ORDER", "BASE-ROUTINE"):
        page = text(ada.browser.get(f"/review/rules/{id}"))
        rule = rule_base().by_id[id]
        assert rule.says in page
        assert load().sources[rule.source].title in page


def test_what_needs_a_signature_comes_first_and_danger_signs_before_the_rest(
    database: Database, ada: AtTheWorkbench
) -> None:
    who = as_clinician(ada)
    sign(database, "OVR-05", who, valid_for=-timedelta(days=1))
    sign(database, "OVR-06", who, used=with_rule("OVR-06", lambda rule: replace(rule, says="Before.")))
    sign(database, "RF24", who)
    first = listed(ada.browser.get("/review/rules"))
    assert first[:2] == ["OVR-06", "OVR-05"]
    unsigned = listed(ada.browser.get("/review/rules?state=unsigned"))
    assert all(rules_read(rule_base())[id].level for id in unsigned)
    assert "RF24" not in unsigned
    assert "RF24" in listed(ada.browser.get("/review/rules?state=signed"))


def test_the_filters_show_the_rules_of_a_module_and_of_a_cause(ada: AtTheWorkbench) -> None:
    infection = listed(ada.browser.get("/review/rules?module=red_flags.infection"))
    assert {rule_base().by_id[id].place.partition(":")[0] for id in infection} == {"rules/red_flags/infection.py"}
    about = listed(ada.browser.get("/review/rules?about=hip_drop"))
    assert {id.partition("-")[0] for id in about} >= {"HIP", "ADV"}
    assert SAID["none_found"] in text(ada.browser.get("/review/rules?about=hip_drop&module=red_flags.infection"))


def test_the_pages_of_the_list_hold_every_rule_once(ada: AtTheWorkbench) -> None:
    ids = [id for page in range(1, 19) for id in listed(ada.browser.get(f"/review/rules?page={page}"))]
    assert sorted(ids) == sorted(rule_base().by_id)
    assert listed(ada.browser.get("/review/rules?page=9999")) == listed(ada.browser.get("/review/rules?page=18"))


def test_a_reviewer_is_led_from_rule_to_rule_without_a_signature(ada: AtTheWorkbench) -> None:
    page = ada.browser.get("/review/rules/HFT-01?module=injuries.hip_flexor_tendon")
    [following] = re.findall(r'href="/review/rules/([^"?]+)\?module=injuries.hip_flexor_tendon">Go on', page.text)
    assert rule_base().by_id[following].place.startswith("rules/injuries/hip_flexor_tendon.py")


@pytest.mark.parametrize("id", ["NO-01", "%27%20OR%201%3D1", "<script>", "..%2f..%2fetc", "%00", "x" * 3000])
def test_a_rule_that_is_not_there_gets_a_plain_page(ada: AtTheWorkbench, id: str) -> None:
    answer = ada.browser.get(f"/review/rules/{id}")
    assert answer.status_code == 404
    assert "<script>" not in answer.text


def test_a_name_with_markup_in_it_is_escaped(application: FastAPI, database: Database) -> None:
    who = replace(as_clinician(AtTheWorkbench(application)), id=_named(application, "<b>Dr</b> {on} & co"))
    sign(database, "BUR-16", who)
    page = new_browser(application).get("/handbook/rules/BUR-16").text
    assert "&lt;b&gt;Dr&lt;/b&gt; {on} &amp; co" in page
    assert "<b>Dr</b>" not in page


def _named(application: FastAPI, display_name: str) -> int:
    return clinicians.add(
        database=application.state.database,
        name="markup",
        display_name=display_name,
        role=clinicians.Role.REVIEWER,
        password="six sore hips ran by",
        temporary=False,
    )


def test_the_trace_shows_how_each_of_its_rules_stands(
    application: FastAPI, database: Database, ada: AtTheWorkbench
) -> None:
    told = {"pain_site": ["outer_hip"], "lying_on_side_hurts": "yes", "days_since_start": 3, "rash_blisters": "no"}
    runner = Runner(application).after_the_danger_signs(**told)
    runner.page = runner.browser.get(f"{runner.assessment}/reasoning")
    step = runner.page.text.partition('href="/handbook/rules/BUR-06"')[2].partition("</dd>")[0]
    assert SAID["status_draft"] in step
    sign(database, "BUR-06", as_clinician(ada))
    runner.page = runner.browser.get(f"{runner.assessment}/reasoning")
    step = runner.page.text.partition('href="/handbook/rules/BUR-06"')[2].partition("</dd>")[0]
    assert SAID["status_signed"] in step
    assert re.search(r"Clinicians have signed \d+ of the \d+ rules on this page", runner.text)
