"""Start the real server on a free port, and ask it by plain HTTP."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

PATIENCE = 30.0


@dataclass(frozen=True)
class Reply:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def media_type(self) -> str:
        return str(self.headers.get_content_type())


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


@contextmanager
def serving(home: Path, **environment: str) -> Iterator[str]:
    """Run ``dutygraph serve`` over a home; its address while it runs. It must end well."""
    port = free_port()
    command = [sys.executable, "-m", "dutygraph", "serve", "--home", str(home)]
    with subprocess.Popen(
        [*command, "--port", str(port)],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/health", process)
            yield f"http://127.0.0.1:{port}"
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE) == 0
        finally:
            process.kill()


def wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            if ask(url).status == 200:
                return
        except OSError:
            time.sleep(0.05)
    process.kill()
    said = process.stdout.read().decode() if process.stdout else ""
    raise AssertionError(f"the server did not answer at {url}: {said}")


def ask(
    url: str,
    method: str = "GET",
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> Reply:
    """Send one request exactly as given: no header of our own but Content-Length."""
    parts = urlsplit(url)
    assert parts.hostname and parts.port
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=PATIENCE)
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        sent = dict(headers or {})
        host = any(name.lower() == "host" for name in sent)
        connection.putrequest(method, target, skip_host=host, skip_accept_encoding=True)
        for name, value in sent.items():
            connection.putheader(name, value)
        if body is not None or method in ("POST", "PUT"):
            connection.putheader("Content-Length", str(len(body or b"")))
        connection.endheaders(body)
        response = connection.getresponse()
        return Reply(response.status, response.headers, response.read())
    finally:
        connection.close()


def address(base: str, path: str, **arguments: str) -> str:
    return f"{base}{quote(path, safe='/%')}" + (f"?{urlencode(arguments)}" if arguments else "")


def page(base: str, path: str, **arguments: str) -> Reply:
    """Ask for a page as a browser does."""
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    return ask(address(base, path, **arguments), headers={"Accept": accept})
