"""No answer is written to a log, and importing the rules changes nothing about logging. Stock experta does both."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest

from rules import triage

_STOCK = """
import collections, collections.abc, logging
collections.Mapping = collections.abc.Mapping
"""

_STOCK_CASE = """
from experta import Fact, KnowledgeEngine
logging.getLogger().setLevel(logging.INFO)
engine = KnowledgeEngine()
engine.reset()
engine.declare(Fact(age_years=77))
"""

_OUR_CASE = """
import logging
logging.basicConfig(level=logging.DEBUG)
from rules import triage
triage({"age_years": 77, "fever_unwell": "fever_or_shivers"}, with_trace=True)
logging.getLogger().info("seen")
"""


def _run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)


def test_stock_experta_writes_answers_to_the_log() -> None:
    assert "age_years=77" in _run(_STOCK + _STOCK_CASE).stderr


def test_no_answer_is_written_to_a_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        triage({"age_years": 77, "fever_unwell": "fever_or_shivers"}, with_trace=True)
    assert "77" not in caplog.text
    assert "fever_or_shivers" not in caplog.text


def test_no_answer_is_written_to_a_log_that_was_there_first() -> None:
    written = _run(_OUR_CASE).stderr
    assert "seen" in written
    assert "77" not in written
    assert "fever_or_shivers" not in written


def test_importing_stock_experta_adds_a_log_handler() -> None:
    assert _run(_STOCK + "import experta; print(len(logging.getLogger().handlers))").stdout == "1\n"


def test_importing_the_engine_adds_no_log_handler() -> None:
    assert _run("import logging, rules; print(len(logging.getLogger().handlers))").stdout == "0\n"
