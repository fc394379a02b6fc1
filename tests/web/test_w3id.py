"""The redirects that w3id.org is to hold: each IRI leads to a path that our server answers."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.namespace import BASE
from tests.web.iris import ONE_OF_EACH, get
from tests.web.serving import ask

RULES = Path(__file__).resolve().parents[2] / "docs" / "w3id" / "dutygraph" / ".htaccess"
VERSION = load_knowledge().version
SERVER = "https://dutygraph.example.org"
FLAGS = {"L", "NE", "R=302", "R=303"}


@dataclass(frozen=True)
class Rule:
    """A RewriteRule of Apache as far as our file uses it: no conditions, first match wins."""

    pattern: str
    target: str
    flags: frozenset[str]

    def applied(self, path: str) -> tuple[int, str] | None:
        match = re.search(self.pattern, path)
        if not match:
            return None
        [status] = [int(flag[2:]) for flag in self.flags if flag.startswith("R=")]
        return status, re.sub(r"\$(\d)", lambda place: match[int(place[1])] or "", self.target)


def rules(text: str) -> list[Rule]:
    """Read a file; anything but what is known is refused, so that nothing is passed over."""
    found = []
    for line in (one.strip() for one in text.splitlines()):
        name, *words = line.split()[:4] or [""]
        if name == "RewriteRule":
            flags = frozenset(words[2].strip("[]").split(","))
            assert "L" in flags <= FLAGS, line
            found.append(Rule(words[0], words[1], flags))
        else:
            known = ("#", "Options", "RewriteEngine", "Header", "<", "</")
            assert not line or line.startswith(known), line
    return found


def redirect(iri: str) -> tuple[int, str] | None:
    path = iri.removeprefix(BASE)
    for rule in rules(RULES.read_text(encoding="utf-8")):
        found = rule.applied(path)
        if found:
            return found
    return None


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_each_kind_of_iri_leads_to_its_path_by_303(base: str, path: str) -> None:
    assert redirect(BASE + path) == (303, f"{SERVER}/{path}")
    assert get(base, f"/{path}", "text/turtle").status == 200


def test_every_iri_of_the_ontology_is_redirected() -> None:
    subjects = {
        line.split(" ", 1)[0][1:-1]
        for line in load_knowledge().ontology_ntriples.decode().splitlines()
        if line.startswith(f"<{BASE}") and not line.startswith(f"<{BASE}> ")
    }
    assert len(subjects) > 5000
    assert not [one for one in subjects if redirect(one) != (303, SERVER + "/" + one[len(BASE) :])]


DOCUMENTS = ["", f"{VERSION}/", "ontology.ttl", f"{VERSION}/ontology.owx", "ns/", "ev/",
             f"{VERSION}/module/party", ".well-known/void"]  # fmt: skip
THINGS = ["module/party", "context/v1.jsonld", "ns/owedBy", "control/obs-bucket-encryption.ttl"]


@pytest.mark.parametrize("path", DOCUMENTS)
def test_documents_are_redirected_by_302(base: str, path: str) -> None:
    assert redirect(BASE + path) == (302, f"{SERVER}/{path}")
    assert get(base, f"/{path}", "*/*").status == 200


@pytest.mark.parametrize("path", THINGS)
def test_what_is_below_a_word_is_redirected_by_303(base: str, path: str) -> None:
    assert redirect(BASE + path) == (303, f"{SERVER}/{path}")
    assert get(base, f"/{path}").status == 200


@pytest.mark.parametrize(
    "path", ["secret", "../x", "ns/a/b", "9/", "ontology", "%0d%0a", "Control/x"]
)
def test_what_is_no_iri_of_ours_is_not_redirected(base: str, path: str) -> None:
    found = redirect(BASE + path)
    assert found is None or ask(base + "/" + path).status in (400, 404)


def test_an_unknown_directive_is_noticed() -> None:
    with pytest.raises(AssertionError):
        rules("RewriteCond %{HTTP_ACCEPT} text/html")
    with pytest.raises(AssertionError):
        rules("RewriteRule ^x$ https://example.org/ [P,L]")
