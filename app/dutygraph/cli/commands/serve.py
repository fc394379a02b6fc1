"""Serve the pages on this machine."""

import argparse
import contextlib
import importlib
import ipaddress
import json
import socket
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass

from dutygraph.cli import options
from dutygraph.cli.screen import Screen
from dutygraph.knowledge.words import Words
from dutygraph.model.errors import UsageError

NAME, HELP = "serve", "command-serve"
PORT = 8420
TRIES = 50


@dataclass(frozen=True, slots=True)
class Place:
    """Where pages are served: by our own server already, or by nobody yet."""

    url: str
    port: int
    ours: bool


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add where to listen."""
    options.common(parser, words)
    options.home(parser, words)
    parser.add_argument("--host", default="127.0.0.1", metavar="IP", help=words("option-host"))
    parser.add_argument("--port", type=int, default=PORT, metavar="N", help=words("option-port"))


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Serve until Ctrl-C, which is a good end. Raises UsageError for another address."""
    host = loopback(args.host)
    place = find_place(host, args.port)
    if place.ours:
        screen.line(screen.words("serve-answers", url=place.url))
        return 0
    with options.open_workspace(args) as workspace:
        server = importlib.import_module("dutygraph.web.app").listen(workspace, host, place.port)
        screen.line(screen.words("serve-at", url=place.url))
        sys.stdout.flush()  # whoever reads us through a pipe waits for this line
        # The server takes Ctrl-C itself and returns; one that comes before it is ours.
        with contextlib.suppress(KeyboardInterrupt):
            server.run()
        screen.say("serve-ended")
    return 0


def loopback(host: str) -> str:
    """Return an address of this machine itself. Raises UsageError for any other."""
    if host == "localhost":
        return "127.0.0.1"
    try:
        if ipaddress.ip_address(host).is_loopback:
            return host
    except ValueError:
        pass
    raise UsageError(f"{host} is not this machine; serve listens on 127.0.0.1 or ::1 only")


def find_place(host: str, first: int) -> Place:
    """Return the first port from a number on that is free, or where our own server answers.

    Raises UsageError where there is none.
    """
    if not 0 < first < 65536:
        raise UsageError(f"{first} is no port; take one from 1 to 65535")
    for port in range(first, min(first + TRIES, 65536)):
        url = _url(host, port)
        free = _is_free(host, port)
        if free or _is_ours(url):
            return Place(url, port, ours=not free)
    raise UsageError(f"no port from {first} to {first + TRIES - 1} is free; use --port")


def _is_ours(url: str) -> bool:
    """Say whether our own server answers at an address."""
    try:
        with urllib.request.urlopen(url + "health", timeout=1) as answer:  # noqa: S310
            return bool(json.loads(answer.read(4096)).get("name") == "dutygraph")
    except (OSError, ValueError, AttributeError, urllib.error.URLError):
        return False


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _url(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
