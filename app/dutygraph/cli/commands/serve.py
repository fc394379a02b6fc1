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

from dutygraph.cli import options
from dutygraph.cli.screen import Screen
from dutygraph.knowledge.words import Words
from dutygraph.model.errors import UsageError

NAME, HELP = "serve", "command-serve"
PORT = 8420
TRIES = 50


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add where to listen."""
    options.common(parser, words)
    options.home(parser, words)
    parser.add_argument("--host", default="127.0.0.1", metavar="IP", help=words("option-host"))
    parser.add_argument("--port", type=int, default=PORT, metavar="N", help=words("option-port"))


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Serve until Ctrl-C, which is a good end. Raises UsageError for another address."""
    host = loopback(args.host)
    port = free_port(host, args.port)
    if port is None:
        screen.line(screen.words("serve-answers", url=_url(host, args.port)))
        return 0
    with options.open_workspace(args) as workspace:
        serve = importlib.import_module("dutygraph.web.app").serve
        screen.line(screen.words("serve-at", url=_url(host, port)))
        sys.stdout.flush()  # whoever reads us through a pipe waits for this line
        # The server takes Ctrl-C itself and returns; one that comes before it is ours.
        with contextlib.suppress(KeyboardInterrupt):
            serve(workspace, host, port)
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


def free_port(host: str, first: int) -> int | None:
    """Return the first free port from a number on; None where our own server answers already."""
    if not 0 < first < 65536:
        raise UsageError(f"{first} is no port; take one from 1 to 65535")
    for port in range(first, min(first + TRIES, 65536)):
        if _is_free(host, port):
            return port
        if is_ours(_url(host, port)):
            return None
    raise UsageError(f"no port from {first} to {first + TRIES - 1} is free; use --port")


def is_ours(url: str) -> bool:
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
