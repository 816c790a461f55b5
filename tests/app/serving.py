"""Real server processes, and a browser whose every request goes to the next of them, as a reverse proxy would do."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import cycle
from pathlib import Path

import httpx2

from tests.app.runner import Runner

_COMMAND = Path(sys.executable).with_name("hip-triage")
_SECONDS_TO_START = 60


class Server:
    """One `hip-triage serve` at a free port."""

    def __init__(self, database_url: str, folder: Path) -> None:
        self.port = _free_port()
        self.told = folder / f"{self.port}.log"
        self._log = self.told.open("wb")
        self.process = subprocess.Popen(
            [_COMMAND, "serve", "--port", str(self.port)],
            env=os.environ | {"DATABASE_URL": database_url},
            cwd=folder,
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )

    def wait_until_ready(self) -> None:
        """Until it answers that it is ready."""
        self.wait_until_it_answers("/readyz")

    def wait_until_it_answers(self, address: str) -> None:
        """Until an address is answered as it should be."""
        until = time.monotonic() + _SECONDS_TO_START
        while time.monotonic() < until and self.process.poll() is None:
            with suppress(httpx2.TransportError):
                if httpx2.get(f"http://127.0.0.1:{self.port}{address}").status_code == httpx2.codes.OK:
                    return
            time.sleep(0.1)
        raise AssertionError(f"the server at port {self.port} does not start")

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """End it in good order."""
        self.process.terminate()
        self.process.wait()
        self._log.close()


class Proxy(httpx2.BaseTransport):
    """Sends each request to the next server; one that nobody takes goes to the one after it."""

    def __init__(self, servers: list[Server]) -> None:
        self._servers = servers
        self._turns = cycle(servers)
        self._transport = httpx2.HTTPTransport()
        self.served: Counter[int] = Counter()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer of the first server that takes the request."""
        for _ in self._servers:
            server = next(self._turns)
            there = request.url.copy_with(scheme="http", host="127.0.0.1", port=server.port)
            passed_on = httpx2.Request(request.method, there, headers=request.headers, stream=request.stream)
            try:
                answer = self._transport.handle_request(passed_on)
            except httpx2.ConnectError:
                continue
            self.served[server.port] += 1
            return answer
        raise AssertionError("no server is there")


class FarRunner(Runner):
    """A runner whose browser talks to real servers through a proxy."""

    def __init__(self, proxy: Proxy) -> None:
        self.browser = httpx2.Client(  # type: ignore[assignment]  # has what a runner does with a browser
            transport=proxy,
            base_url="http://hip-triage.example",
            headers={"accept": "text/html"},
            follow_redirects=True,
            timeout=30,
        )
        self.page = self.browser.get("/")


@contextmanager
def two_servers(database_url: str, folder: Path) -> Iterator[list[Server]]:
    """Two server processes over one database."""
    servers = [Server(database_url, folder) for _ in range(2)]
    try:
        for server in servers:
            server.wait_until_ready()
        yield servers
    finally:
        for server in servers:
            server.stop()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
