"""A server that is killed in the middle of its writing loses no verdict that it acknowledged and leaves no half one."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from threading import Semaphore

import pytest
from hypothesis import settings

from app.kept_results import id_of, keep
from app.review.verdicts import voices
from app.storage import Database, open_database
from tests.app.hammering import FarReviewer, as_stored, stored
from tests.app.review.cases import OUTER_HIP
from tests.app.serving import Server

pytestmark = [pytest.mark.slow, pytest.mark.campaign]

SIGKILLED = -9
MOST_ACKNOWLEDGED = 8
LONGEST_PAUSE = 0.2


def _kills() -> int:
    """How often: a few times, and more in a campaign."""
    in_campaign = settings.get_current_profile_name() == "campaign"
    return int(os.environ.get("CAMPAIGN_KILLS", "50")) if in_campaign else 3


@contextmanager
def _opened(database_url: str) -> Iterator[Database]:
    """The database while no test but this one looks into it: a killed server leaves its log to the next process."""
    database = open_database(database_url)
    try:
        yield database
    finally:
        database.dispose()


def _started(database_url: str, folder: Path, at_the_end: ExitStack) -> Server:
    server = Server(database_url, folder)
    at_the_end.callback(server.stop)
    server.wait_until_ready()
    return server


def _kill_while_they_write(server: Server, case: int, reviewers: list[FarReviewer], chance: Random) -> None:
    acknowledged = Semaphore(0)
    with ThreadPoolExecutor(len(reviewers)) as threads:
        hammering = [threads.submit(reviewer.hammer, server, case, acknowledged) for reviewer in reviewers]
        enough = all(acknowledged.acquire(timeout=60) for _ in range(chance.randrange(MOST_ACKNOWLEDGED)))
        time.sleep(chance.uniform(0, LONGEST_PAUSE))
        server.kill()
        for one in hammering:
            one.result()
    assert enough
    assert server.process.returncode == SIGKILLED


def _stored(database_url: str, case: int, reviewer: FarReviewer) -> object:
    with _opened(database_url) as database:
        heard = {voice.by: stored(voice) for voice in voices(database=database, case_id=case)}
    return heard.get(reviewer.name, ([], []))


def test_what_was_acknowledged_is_there_whole_and_once(
    database_url: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    chance, forms = Random(9), Counter[str]()
    with _opened(database_url) as database:
        reviewers = [FarReviewer(name, database) for name in ("ada", "ben")]
        codes = [keep(database=database, answers=OUTER_HIP, locale="en-GB") for _ in range(_kills())]
        cases = [id_of(database=database, code=code) for code in codes]
    with ExitStack() as at_the_end:
        server = _started(database_url, tmp_path, at_the_end)
        for reviewer in reviewers:
            reviewer.sign_in(server)
        for case in cases:
            _kill_while_they_write(server, case, reviewers, chance)
            server = _started(database_url, tmp_path, at_the_end)
            for reviewer in reviewers:
                taken, with_the_last = as_stored(reviewer.taken), as_stored([*reviewer.taken, reviewer.left_open])
                found = _stored(database_url, case, reviewer)
                assert found in (taken, with_the_last)
                forms["acknowledged"] += len(reviewer.taken)
                forms["left open, written" if found == with_the_last else "left open, not written"] += 1
                reviewer.send_again(server, case)
                assert _stored(database_url, case, reviewer) == with_the_last
            for reader in reviewers:
                twice_each = dict.fromkeys([said for reviewer in reviewers for said in reviewer.taken], 2)
                assert Counter(reader.reads(server, case)) == twice_each  # as a verdict and as a remark
    record_property("forms", dict(forms))
