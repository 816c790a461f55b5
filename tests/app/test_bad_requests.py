"""What cannot be served gets a plain page, never a failure of the server, and loses nothing entered before."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from app.assessment import service
from app.server import create_app
from app.settings import Settings
from knowledge import load
from tests.app.runner import Runner

FORM = {"content-type": "application/x-www-form-urlencoded"}
PLACES = ("danger-signs/emergency_signs", "questions/course")


@pytest.fixture
def answering(runner: Runner) -> Runner:
    """Someone who has answered the danger signs."""
    return runner.after_the_danger_signs(age_years=44)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"course=" + b"x" * 70_000, 413),
        (b"&".join(b"course=better" for _ in range(500)), 400),
        (b"course=%00", 422),
        (b"course%00=better", 422),
        (b"course=\x00", 422),
        (b"course=%ff%fe", 422),
        (b"course=\xff\xfe", 422),
        (b"surprise=1", 422),
        (urlencode({f"f{n}": "1" for n in range(150)}).encode(), 422),
        (b"__proto__=1", 422),
        (b"=", 422),
    ],
)
def test_a_form_that_no_page_of_ours_sends_is_refused_and_nothing_is_lost(
    answering: Runner, place: str, body: bytes, status: int
) -> None:
    refused = answering.browser.post(f"{answering.assessment}/{place}", content=body, headers=FORM)
    assert refused.status_code == status
    assert refused.headers["content-type"].startswith("text/html")
    assert answering.stored("age_years") == "44 years"


@pytest.mark.parametrize("name", ["surprise", "__proto__", "age_years-unit2", "course"])
def test_a_field_that_the_page_did_not_ask_for_stands_before_no_answer_and_no_emergency(
    runner: Runner, name: str
) -> None:
    runner.start().submit({"chest_or_breath": "yes", name: "1\0"})
    assert load().pages["emergency"].title in runner.text


def test_a_field_from_elsewhere_beside_an_answer_is_left_unread(answering: Runner) -> None:
    answering.submit({"course": "better", "surprise": "1"}, "questions/course")
    assert answering.page.status_code == 200
    assert answering.stored("course") == load().findings["course"].labels["better"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b'{"course": "better"}'),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="course"\r\n\r\nbetter\r\n--x--',
        ),
        ("text/plain", b"course=better"),
        ("", b"course=better"),
    ],
)
def test_only_a_plain_form_is_read(answering: Runner, place: str, kind: str, body: bytes) -> None:
    address = f"{answering.assessment}/{place}"
    assert answering.browser.post(address, content=body, headers={"content-type": kind}).status_code == 400


@pytest.mark.parametrize("form", [{}, {"course": ""}, {"course": "sideways"}, {"course": ["better", "worse"]}])
def test_an_answer_that_is_missing_unknown_or_double_is_asked_again(
    answering: Runner, form: dict[str, str | list[str]]
) -> None:
    answering.submit(form, "questions/course")
    assert answering.page.status_code == 422
    assert "nhsuk-error-summary" in answering.page.text


def test_an_empty_form_on_a_danger_page_asks_for_every_answer(runner: Runner) -> None:
    runner.start().submit({})
    assert runner.page.status_code == 422
    assert runner.page.text.count("nhsuk-error-message") == len(runner.asked())


def test_what_is_written_is_shown_as_text_and_never_as_markup(runner: Runner) -> None:
    runner.start().submit({"age_years": '"><script>alert(1)</script>'})
    assert "<script>alert" not in runner.page.text
    assert "&lt;script&gt;alert" in runner.page.text


@pytest.mark.parametrize("path", ["/nowhere", "/assessment", "/static/nothing.css", "/%00", "/%ff"])
def test_an_unknown_page_says_so(runner: Runner, path: str) -> None:
    page = runner.browser.get(path)
    assert page.status_code == 404
    assert load().wording.errors["not_found"] in page.text


def test_a_danger_page_or_question_that_does_not_exist_says_so(answering: Runner) -> None:
    for place in ("danger-signs/nowhere", "questions/nothing", "questions/%00"):
        assert answering.go(place).page.status_code == 404
        answering.page = answering.browser.get(str(answering.page.url).partition("/danger")[0].partition("/quest")[0])


def test_a_page_asked_for_in_the_wrong_way_says_so(runner: Runner) -> None:
    for method, path in (("GET", "/assessments"), ("PUT", "/"), ("DELETE", "/about"), ("GET", "/locale")):
        page = runner.browser.request(method, path)
        assert page.status_code == 405
        assert load().wording.errors["method_not_allowed"] in page.text


def test_a_program_gets_a_problem_document(runner: Runner) -> None:
    problem = runner.browser.get("/nowhere", headers={"accept": "application/json"})
    assert problem.status_code == 404
    assert problem.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example", "/\\evil.example", "/%0d%0a", "javascript:0"]
)
def test_choosing_a_country_never_leads_to_another_site(runner: Runner, target: str) -> None:
    chosen = runner.browser.post("/locale", data={"locale": "en-US", "path": target}, follow_redirects=False)
    assert chosen.headers["location"] == "/"


def _where_the_country_leads(runner: Runner) -> str:
    [path] = re.findall(r'name="path" value="([^"]*)"', runner.page.text)
    return runner.browser.post("/locale", data={"locale": "en-US", "path": path}).url.path


def test_choosing_a_country_on_a_page_with_faults_stays_there(answering: Runner) -> None:
    for form, place in (({}, "danger-signs/emergency_signs"), ({"course": "sideways"}, "questions/course")):
        answering.submit(form, place)
        assert answering.page.status_code == 422
        assert _where_the_country_leads(answering) == f"{answering.assessment}/{place}"


@pytest.mark.parametrize(("method", "path"), [("GET", "/nowhere"), ("GET", "/danger-signs/none"), ("POST", "")])
def test_after_something_went_wrong_one_can_carry_on(answering: Runner, method: str, path: str) -> None:
    own = answering.assessment
    address = path if path == "/nowhere" else own + path
    answering.page = answering.browser.request(method, address)
    assert answering.page.status_code in (404, 405)
    assert f'href="{own}">{load().wording.buttons["carry_on"]}' in answering.page.text
    assert _where_the_country_leads(answering).startswith(own)


def test_without_questions_of_ones_own_there_is_nothing_to_carry_on_with(answering: Runner) -> None:
    stranger = Runner(answering.app)
    for address in ("/nowhere", answering.assessment):
        stranger.page = stranger.browser.get(address)
        assert stranger.page.status_code == 404
        assert load().wording.buttons["carry_on"] not in stranger.page.text
        assert _where_the_country_leads(stranger) == "/"


def test_an_unknown_country_is_refused(runner: Runner) -> None:
    assert runner.browser.post("/locale", data={"locale": "xx-XX", "path": "/"}).status_code == 400


def test_too_many_requests_get_a_plain_page(database_url: str) -> None:
    with TestClient(create_app(Settings(DATABASE_URL=database_url, rate_limit="2/minute"))) as browser:
        pages = [browser.get("/about", headers={"accept": "text/html"}) for _ in range(3)]
    assert [page.status_code for page in pages] == [200, 200, 429]
    assert load().wording.errors["too_many_requests"] in pages[-1].text


def test_a_failure_on_our_side_gets_a_plain_page_with_its_headers(
    runner: Runner, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(**_: object) -> None:
        raise RuntimeError("a secret answer")

    runner.start()
    monkeypatch.setattr(service, "find", fail)
    page = runner.go("answers").page
    assert page.status_code == 500
    assert load().wording.errors["server_error"] in runner.text
    assert f'href="{runner.assessment}">{load().wording.buttons["carry_on"]}' in page.text
    assert re.search(r"script-src 'nonce-[\w-]+'", page.headers["content-security-policy"])
    assert "a secret answer" not in page.text + "".join(capsys.readouterr())
