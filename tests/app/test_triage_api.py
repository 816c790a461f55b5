"""The JSON triage endpoint: what programs send, what they get, and what they are told when it is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.server import create_app
from app.settings import Settings
from knowledge import load
from rules import triage

EXAMPLES = {id: load().example_answers(example) for id, example in load().examples.items()}


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    database = tmp_path_factory.mktemp("api") / "api.sqlite3"
    settings = Settings(DATABASE_URL=f"sqlite:///{database}", most_body_bytes=100_000)
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        yield client


def _errors(api: TestClient, answers: object) -> list[dict[str, object]]:
    response = api.post("/api/v1/triage", json={"answers": answers})
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    errors: list[dict[str, object]] = response.json()["errors"]
    return errors


@pytest.mark.parametrize(
    ("example", "level", "first"),
    [
        ("emergency", "emergency_now", None),
        ("stress_fracture", "same_day", "bone_stress_injury"),
        ("bursitis", "routine", "bursitis_gtps"),
        ("plain_soreness", "self_care", "overuse_soreness"),
    ],
)
def test_the_published_examples_conclude_what_they_show(
    api: TestClient, example: str, level: str, first: str | None
) -> None:
    conclusion = api.post("/api/v1/triage", json={"answers": EXAMPLES[example]}).json()
    assert conclusion["urgency"]["level"] == level
    if first:
        assert conclusion["causes"][0]["id"] == first


def test_a_program_gets_the_conclusion_that_the_rules_give(api: TestClient) -> None:
    answers = EXAMPLES["stress_fracture"]
    given = api.post("/api/v1/triage?trace=true", json={"answers": answers, "locale": "en-US"}).json()
    assert given == triage(answers, "en-US", with_trace=True).model_dump(mode="json", by_alias=True)


def test_the_trace_comes_only_when_asked_for(api: TestClient) -> None:
    assert "trace" not in api.post("/api/v1/triage", json={"answers": {}}).json()
    assert api.post("/api/v1/triage?trace=true", json={"answers": {}}).json()["trace"]


def test_no_answers_are_an_incomplete_routine_case(api: TestClient) -> None:
    urgency = api.post("/api/v1/triage", json={"answers": {}}).json()["urgency"]
    assert (urgency["level"], urgency["complete"]) == ("routine", False)
    assert len(urgency["unanswered_first"]) == len(load().first_findings)


def test_every_fault_is_listed_with_finding_value_and_allowed_values(api: TestClient) -> None:
    errors = _errors(api, {"age_years": 400, "fever_unwell": True, "moon": "full"})
    by_finding = {error["finding"]: error for error in errors}
    assert by_finding["age_years"]["given"] == 400
    assert by_finding["age_years"]["allowed"] == ["a whole number from 0 to 110", "not_sure"]
    assert '"yes" or "no"' in str(by_finding["fever_unwell"]["detail"])
    assert by_finding["fever_unwell"]["allowed"] == ["no", "a_bit_unwell", "fever_or_shivers", "not_sure"]
    assert by_finding["moon"]["allowed"] == list(load().findings)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "'answers' is missing"),
        ({"answers": []}, "answers must be an object"),
        ({"answers": None}, "answers must be an object"),
        ({"answers": {}, "answer": 1}, "'answer' is not expected here"),
        ({"answers": {}, "locale": "xx"}, "unknown locale 'xx'; allowed: en-GB"),
        ({"answers": {}, "locale": 5}, "unknown locale"),
        ([], "expected a JSON object"),
        ("text", "expected a JSON object"),
    ],
)
def test_a_wrong_request_is_told_what_is_wrong(api: TestClient, body: object, said: str) -> None:
    response = api.post("/api/v1/triage", json=body)
    assert response.status_code == 422
    assert said in response.json()["detail"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "not JSON at line 1"),
        (b"{", "not JSON at line 1"),
        (b'{"answers": {"age_years": NaN}}', "NaN is not taken as JSON"),
        (b'{"answers": {"age_years": 1e400}}', "beyond all bounds"),
        (b'{"answers": {"age_years": 1, "age_years": 2}}', "'age_years' is given more than once"),
        (b'{"answers": {"fever_unwell": "\xff"}}', "not UTF-8 at byte"),
        (b'{"answers": {"fever_unwell": "\\ud800"}}', "half of a pair"),
        (b"[" * 50_000, "nested too deeply"),
        (b'{"answers": {"age_years": ' + b"9" * 5_000 + b"}}", "a number of 5000 digits"),
    ],
)
def test_a_body_that_cannot_be_read_is_a_bad_request(api: TestClient, body: bytes, said: str) -> None:
    response = api.post("/api/v1/triage", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 400
    assert said in response.json()["detail"]


@pytest.mark.parametrize("text", ["a\x00b", "<script>", "\u202e", "x" * 50_000])
def test_a_strange_word_is_only_a_wrong_answer(api: TestClient, text: str) -> None:
    (error,) = _errors(api, {"fever_unwell": text})
    assert len(str(error["given"])) <= 201


def test_fifty_megabytes_are_refused_without_being_read(api: TestClient) -> None:
    response = api.post("/api/v1/triage", content=b"x" * 50_000_000)
    assert response.status_code == 413
    assert response.json()["title"]


def test_a_body_of_unknown_length_is_refused_at_the_limit(api: TestClient) -> None:
    chunks = (b"x" * 10_000 for _ in range(1_000))
    assert api.post("/api/v1/triage", content=chunks).status_code == 413


def test_a_batch_is_answered_in_order_with_a_problem_in_place_of_a_bad_case(api: TestClient) -> None:
    cases = [
        {"id": "a", "answers": EXAMPLES["bursitis"]},
        {"id": "b", "answers": {"age_years": -1}},
        {"id": 3, "answers": {}},
        "nonsense",
        {"id": "e", "answers": EXAMPLES["emergency"], "locale": "en-US"},
    ]
    results = api.post("/api/v1/triage/batch", json={"cases": cases}).json()["results"]
    assert [result.get("id") for result in results] == ["a", "b", None, None, "e"]
    assert [result.get("status") for result in results] == [None, 422, 422, 422, None]
    assert "911" in results[4]["urgency"]["what_to_do"]


def test_a_batch_holds_at_most_a_thousand_cases(api: TestClient) -> None:
    case: dict[str, object] = {"answers": {}}
    assert api.post("/api/v1/triage/batch", json={"cases": [case] * 1_000}).status_code == 200
    response = api.post("/api/v1/triage/batch", json={"cases": [case] * 1_001})
    assert response.status_code == 422
    assert "at most 1000" in response.json()["detail"]


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/v1/triage/1"])
def test_an_unknown_path_is_a_problem_document(api: TestClient, path: str) -> None:
    response = api.get(path)
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"


def test_a_wrong_method_is_a_problem_document(api: TestClient) -> None:
    response = api.get("/api/v1/triage")
    assert response.status_code == 405
    assert response.headers["content-type"] == "application/problem+json"


def test_a_wrong_query_is_a_problem_document(api: TestClient) -> None:
    response = api.post("/api/v1/triage?trace=perhaps", json={"answers": {}})
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == "query.trace"


def test_the_openapi_document_publishes_the_answers_and_the_examples(api: TestClient) -> None:
    document = api.get("/openapi.json").json()
    content = document["paths"]["/api/v1/triage"]["post"]["requestBody"]["content"]["application/json"]
    assert set(content["schema"]["properties"]["answers"]["properties"]) == set(load().findings)
    assert set(content["examples"]) == {"emergency", "stress_fracture", "bursitis", "plain_soreness"}


def test_the_vocabulary_is_published(api: TestClient) -> None:
    findings = api.get("/api/v1/findings").json()["findings"]
    assert [finding["id"] for finding in findings] == list(load().findings)
    conclusions = api.get("/api/v1/conclusions").json()
    assert {conclusion["id"] for conclusion in conclusions["conclusions"]} == set(load().conclusions)
    assert len(conclusions["urgency_levels"]) == 5


def test_the_rules_are_published_whole(api: TestClient) -> None:
    rules = {rule["id"]: rule for rule in api.get("/api/v1/rules").json()["rules"]}
    assert rules["RF08"]["when"] == {"kind": "Is", "finding": "saddle_or_bladder", "values": ["yes"]}
    assert rules["RF08"]["says"].endswith(".")


def test_the_server_says_that_it_is_alive_and_ready(api: TestClient) -> None:
    assert api.get("/healthz").json() == {"status": "ok"}
    assert api.get("/readyz").json()["digest"].startswith("sha256:")


def test_other_sites_may_not_read_answers_unless_they_are_named(api: TestClient, tmp_path: Path) -> None:
    origin = {"Origin": "https://clinic.example"}
    assert "access-control-allow-origin" not in api.get("/api/v1/findings", headers=origin).headers
    settings = Settings(DATABASE_URL=f"sqlite:///{tmp_path / 'cors.sqlite3'}", cors_origins=("https://clinic.example",))
    with TestClient(create_app(settings)) as named:
        allowed = named.get("/api/v1/findings", headers=origin).headers["access-control-allow-origin"]
    assert allowed == "https://clinic.example"


def test_requests_are_limited_when_the_settings_say_so(tmp_path: Path) -> None:
    settings = Settings(DATABASE_URL=f"sqlite:///{tmp_path / 'limits.sqlite3'}", rate_limit="2/minute")
    with TestClient(create_app(settings)) as limited:
        statuses = [limited.get("/api/v1/conclusions").status_code for _ in range(3)]
        problem = limited.get("/api/v1/conclusions")
    assert statuses == [200, 200, 429]
    assert problem.headers["content-type"] == "application/problem+json"


def test_nothing_that_was_answered_reaches_a_log(api: TestClient, capfd: pytest.CaptureFixture[str]) -> None:
    api.post("/api/v1/triage?trace=true", json={"answers": {"age_years": 87, "fever_unwell": "fever_or_shivers"}})
    written = "".join(capfd.readouterr())
    assert '"route": "/api/v1/triage"' in written
    assert "87" not in json.dumps([line for line in written.splitlines() if "milliseconds" not in line])
    assert "fever" not in written


def test_an_error_that_nobody_foresaw_is_answered_and_its_message_kept_out_of_the_logs(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(Settings(DATABASE_URL=f"sqlite:///{tmp_path / 'failing.sqlite3'}"))

    @app.get("/api/v1/failing")
    def failing() -> None:
        raise ValueError("the answer was fever_or_shivers")

    with TestClient(app) as failing_client:
        response = failing_client.get("/api/v1/failing")
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    written = "".join(capfd.readouterr()) + caplog.text
    assert "unexpected error" in written
    assert "fever_or_shivers" not in written


def test_a_rate_limit_that_cannot_be_read_stops_the_start() -> None:
    with pytest.raises(ValueError, match="lots"):
        Settings(rate_limit="lots")


def test_thousands_of_unknown_names_get_a_short_answer(api: TestClient) -> None:
    response = api.post("/api/v1/triage", json={"answers": {f"name_{n}": 1 for n in range(3_000)}})
    assert response.status_code == 422
    assert len(response.content) < 60_000
    assert "2980 further names" in response.json()["errors"][-1]["detail"]


def test_a_name_of_a_hundred_thousand_letters_is_not_echoed(api: TestClient) -> None:
    response = api.post("/api/v1/triage", json={"answers": {"x" * 90_000: 1}})
    assert len(response.content) < 5_000


def test_thousands_of_names_with_one_repeated_are_refused_at_once(api: TestClient) -> None:
    names = ",".join(f'"n{n}":1' for n in range(7_000))
    response = api.post("/api/v1/triage", content=f'{{"answers":{{{names},"n0":1}}}}'.encode())
    assert response.status_code == 400
    assert "'n0' is given more than once" in response.json()["detail"]
