"""What a status looks like on a screen, in both languages."""

import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.conftest import AS_OF, Run
from tests.tenants.evidence import make_evidence
from tests.tenants.webshop import generate
from tests.tenants.webshop.world import read_world

JARGON = re.compile(
    r"https?://(?!127\.0\.0\.1)|urn:|\b(?:rdf|rdfs|owl|sh|skos|earl|dg|ev|xsd):\w|"
    r"\b(?:SHACL|EARL|SPARQL|RDF|OWL|IRI|cantTell|inapplicable|untested|triple|"
    r"shape|focus node|named graph)\b",
    re.IGNORECASE,
)
ADDRESS = "http://127.0.0.1:8420/"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace with the sample tenant, made by the commands themselves."""
    from datetime import UTC, datetime

    from dutygraph.cli.main import main

    folder = tmp_path_factory.mktemp("shop")
    evidence = make_evidence(folder / "evidence", datetime(2026, 6, 30, tzinfo=UTC))
    home = str(folder / "home")
    scope = folder / "scope.yaml"
    scope.write_text(json.dumps(generate.scope_file(read_world())), encoding="utf-8")
    manifest = str(evidence.folder / "manifest.json")
    begin = ("--home", home, "--tenant", "webshop", "--quiet")
    assert main(["init", "--home", home, "--quiet"]) == 0
    assert main(["import", *begin, "--manifest", manifest]) == 0
    assert main(["scope", "set", *begin, str(scope)]) == 0
    return Path(home)


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_the_first_screen_fits_and_says_what_it_must(lang: str, run: Run, shop: Path) -> None:
    words = ("--lang", lang, "--address", ADDRESS)
    done = run("status", "--home", shop, *AS_OF, *words)
    lines = done.out.splitlines()
    assert done.status == 1
    assert len(lines) <= 24
    assert max(cell_len(line) for line in lines) <= 80
    assert "webshop" in lines[0] and "2026-06-30" in lines[0]
    assert lines[1].startswith({"en": "Your part:", "zh-Hans": "您的部分"}[lang])
    assert lines[2].startswith({"en": "  not shown:", "zh-Hans": "  未证明"}[lang])
    assert lines[3].startswith({"en": "The provider's part:", "zh-Hans": "云服务商的部分"}[lang])
    assert [line[:3] for line in lines if re.match(r" [123] ", line)] == [" 1 ", " 2 ", " 3 "]
    # What is absent stands at no place in its file.
    assert sum(bool(re.search(r"\.(json|tfstate)(#/|$)", line)) for line in lines) == 3
    assert sum("#/" in line for line in lines) >= 2
    assert sum(bool(re.search(r"\(\d+ line|（\d+ 行", line)) for line in lines) == 3
    assert ADDRESS in lines[-1]
    assert not JARGON.search(done.out), JARGON.search(done.out)


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
@pytest.mark.parametrize(
    "asked",
    [
        ("--all",),
        ("--control", "obs-bucket-encryption"),
        ("--scheme", "iso-iec-27001-2022"),
        ("--scheme", "gb-t-22239-2019"),
        ("--scheme", "nist-800-53-r5"),
    ],
    ids=lambda asked: asked[-1],
)
def test_tables_speak_no_jargon(asked: tuple[str, ...], lang: str, run: Run, shop: Path) -> None:
    done = run("status", "--home", shop, *AS_OF, *asked, "--lang", lang)
    assert done.status in (1, 3)
    assert len(done.out.splitlines()) > 3
    assert not JARGON.search(done.out), JARGON.search(done.out)


def test_a_clause_is_shown_by_party(run: Run, shop: Path) -> None:
    said = json.loads(run("status", "--home", shop, *AS_OF, "--json").out)
    mapped = next(one for one in said["requirements"] if one["lines"][0]["party"] == "tenant")
    clause = mapped["requirement"].rsplit("/", 1)[-1]
    done = run(
        "status", "--home", shop, *AS_OF, "--scheme", mapped["scheme"], "--requirement", clause
    )
    assert len(done.out.splitlines()) >= 4


# From the shop's answer key: the control that decides, and its fact or line there. A failure within
# a clause is the clause's failure; where a control only overlaps, nothing follows from its failure.
OF_800_53 = {
    "SC-28(1)": "not-met",  # evs-volume-encryption, D01
    "SC-12": "not-met",  # kms-key-rotation, E01
    "SC-7(5)": "not-met",  # vpc-rule-all-ports-closed, B07
    "AU-12": "not-met",  # cts-tracker-enabled
    "IA-5(1)": "not-met",  # iam-password-length, F05
    "AC-12": "not-shown",  # iam-session-timeout, F09: too old
    "IA-2(2)": "not-shown",  # iam-user-mfa, F01, overlaps
    "AC-1": "not-shown",  # no control
}


def test_clauses_of_800_53_say_what_the_evidence_shows(run: Run, shop: Path) -> None:
    said = run("status", "--home", shop, *AS_OF, "--scheme", "nist-800-53-r5", "--json").out
    ours = {
        one["requirement"].rsplit("/", 1)[-1]: {
            line["party"]: line["status"] for line in one["lines"]
        }
        for one in json.loads(said)["requirements"]
        if one["scheme"] == "nist-800-53-r5"
    }
    slugs = {name: re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") for name in OF_800_53}
    party = {name: None if name == "AC-1" else "tenant" for name in OF_800_53}
    assert {name: ours[slug].get(party[name]) for name, slug in slugs.items()} == OF_800_53


def test_explain_shows_every_value_with_its_place(run: Run, shop: Path) -> None:
    done = run("status", "--home", shop, *AS_OF, "--explain", "lantern-orders")
    assert "counts:" in done.out and "set aside:" in done.out
    assert "config/" in done.out and "terraform/" in done.out


def test_json_holds_each_result_once(run: Run, shop: Path) -> None:
    said = json.loads(run("status", "--home", shop, *AS_OF, "--json").out)
    keys = [(one["check"], one["resource"]) for one in said["results"]]
    assert len(keys) == len(set(keys)) > 100
    named = {
        (one["check"], one["resource"]) for line in said["controls"] for one in line["results"]
    }
    assert named <= set(keys)
    assert all(one["read"] == one["imported"] + len(one["skipped"]) for one in said["reports"])


def test_unknown_names_are_said_in_one_line(run: Run, shop: Path) -> None:
    for words in (("--control", "nonsense"), ("--scheme", "nonsense"), ("--explain", "nonsense")):
        done = run("status", "--home", shop, *AS_OF, *words)
        assert (done.status, len(done.err.splitlines())) == (2, 1)


def test_the_scope_can_be_made_shown_and_set(run: Run, shop: Path, tmp_path: Path) -> None:
    path = tmp_path / "scope.yaml"
    assert run("scope", "init", "--home", shop, path).status == 0
    made = path.read_text(encoding="utf-8")
    assert "confirmed: false" in made and "cn-north-4" in made
    assert "name: webshop" in run("scope", "show", "--home", shop).out
    assert run("scope", "init", "--home", shop, path).status == 2  # never over a file


def test_a_scope_file_for_this_once_changes_nothing_recorded(
    run: Run, shop: Path, tmp_path: Path
) -> None:
    path = tmp_path / "none.yaml"
    path.write_text("name: none\naccounts: ['0']\n", encoding="utf-8")
    done = run("status", "--home", shop, *AS_OF, "--scope", path, "--json")
    said = json.loads(done.out)
    reasons = {line["reason"] for line in said["controls"] if line["party"] == "tenant"}
    assert done.status == 3
    assert "no-evidence" in reasons
    assert {line["status"] for line in said["controls"] if line["party"] == "tenant"} == {
        "not-shown"
    }
    assert "name: webshop" in run("scope", "show", "--home", shop).out


def test_a_query_is_answered_as_a_table_and_as_csv(run: Run, shop: Path) -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert "n" in run("query", "--home", shop, text).out.splitlines()[0]
    assert run("query", "--home", shop, text, "--format", "csv").out.splitlines()[0] == "n"
    broken = run("query", "--home", shop, "SELECT nonsense")
    assert (broken.status, len(broken.err.splitlines())) == (2, 1)


def test_rebuild_says_how_much_there_is(run: Run, shop: Path) -> None:
    done = run("rebuild", "--home", shop, "--json")
    assert done.status == 0
    assert json.loads(done.out)["tenants"] == 1
