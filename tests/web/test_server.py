"""What holds for every answer of the server, whatever it is about."""

import contextlib
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from dutygraph.model.errors import UsageError
from dutygraph.web.app import listen
from dutygraph.web.protocol import FORM
from dutygraph.workspace import Workspace
from tests.web.serving import PATIENCE, ask, free_port, page, wait_for

PLACES = ["/", "/health", "/static/style.css", "/nothing-here", "/sparql?query=ASK{}", "/explore"]


def test_health_names_us_and_the_version(base: str) -> None:
    said = ask(base + "/health").json
    assert said["name"] == "dutygraph"
    assert re.fullmatch(r"\d+\.\d+\.\d+", said["version"])


@pytest.mark.parametrize("path", PLACES)
def test_every_answer_forbids_foreign_content_and_sets_no_cookie(base: str, path: str) -> None:
    headers = ask(base + path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy and "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert not [name for name in headers if name in ("Set-Cookie", "Server")]
    assert not [name for name in headers if name.startswith("Access-Control")]


@pytest.mark.parametrize("name", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_another_hosts_name_is_refused(base: str, name: str) -> None:
    answer = ask(base + "/sparql?query=ASK{}", headers={"Host": name})
    assert answer.status in (400, 421)
    assert b"boolean" not in answer.body


@pytest.mark.parametrize(
    "name", ["localhost", "LOCALHOST:1", "127.0.0.1", "127.1.2.3:9", "[::1]:80"]
)
def test_names_of_this_machine_are_answered(base: str, name: str) -> None:
    assert ask(base + "/health", headers={"Host": name}).status == 200


def test_static_files_can_be_kept_by_the_address_in_the_page(base: str) -> None:
    found = re.search(r'href="(/static/style\.css\?v=[0-9a-f]{16})"', page(base, "/explore").text)
    assert found
    assert "immutable" in ask(base + found[1]).headers["Cache-Control"]
    assert "immutable" not in (ask(base + "/static/style.css").headers["Cache-Control"] or "")


def test_what_is_not_there_is_a_page_for_people_and_a_problem_for_machines(base: str) -> None:
    shown, told = page(base, "/nothing-here"), ask(base + "/nothing-here")
    assert (shown.status, shown.media_type) == (404, "text/html")
    assert "Nothing is here" in shown.text
    assert (told.status, told.media_type) == (404, "application/problem+json")
    assert told.json["status"] == 404
    assert told.json["type"].endswith("/problem/not-found")


def test_a_method_that_is_not_known_is_told_which_are(base: str) -> None:
    answer = ask(base + "/sparql", "DELETE")
    assert answer.status == 405
    assert {"GET", "POST"} <= set(answer.headers["Allow"].split(", "))


def test_a_body_above_the_limit_is_refused(base: str) -> None:
    body = b"query=ASK{}&x=" + b"y" * (1 << 20)
    answer = ask(base + "/sparql", "POST", body, {"Content-Type": FORM})
    assert (answer.status, answer.media_type) == (413, "application/problem+json")


@pytest.mark.parametrize(
    ("asked", "accepted", "lang"),
    [
        ({}, "", "en"),
        ({}, "zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ({}, "de, zh;q=0.5, en;q=0.1", "zh-Hans"),
        ({}, "de", "en"),
        ({"lang": "en"}, "zh", "en"),
        ({"lang": "zh-Hans"}, "en", "zh-Hans"),
        ({"lang": "xx"}, "zh", "zh-Hans"),
    ],
)
def test_the_language_is_the_one_asked_for(
    base: str, asked: dict[str, str], accepted: str, lang: str
) -> None:
    query = f"?lang={asked['lang']}" if asked else ""
    headers = {"Accept": "text/html"} | ({"Accept-Language": accepted} if accepted else {})
    answer = ask(f"{base}/explore{query}", headers=headers)
    assert f'<html lang="{lang}">' in answer.text
    assert "Accept-Language" in answer.headers["Vary"]


def test_links_keep_the_language_and_the_tenant(base: str) -> None:
    shown = page(base, "/explore", lang="zh-Hans", tenant="acme").text
    places = re.findall(r'<li><a href="(/[^"]*)"', shown)
    assert len(places) > 6
    assert all("lang=zh-Hans" in place and "tenant=acme" in place for place in places)


def test_a_tenant_that_is_not_here_is_not_found(base: str) -> None:
    assert page(base, "/sparql", query="ASK{}", tenant="nobody").status == 404


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.2", "::"])  # noqa: S104
def test_only_this_machine_is_listened_to(host: str) -> None:
    with pytest.raises(UsageError, match="is not this machine"):
        listen(None, host, 1)  # type: ignore[arg-type]


def test_the_address_is_taken_before_anything_is_said(home: Path) -> None:
    port = free_port()
    with (
        Workspace.open(home) as workspace,
        contextlib.closing(listen(workspace, "127.0.0.1", port)),
    ):
        socket.create_connection(("127.0.0.1", port), timeout=PATIENCE).close()


def test_an_end_by_ctrl_c_is_a_good_end(home: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "dutygraph", "serve", "--home", str(home)]
    with subprocess.Popen([*command, "--port", str(port)], stdout=subprocess.PIPE) as process:
        wait_for(f"http://127.0.0.1:{port}/health", process)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=PATIENCE)[0].decode()
    assert process.returncode == 0
    assert f"http://127.0.0.1:{port}/" in said
