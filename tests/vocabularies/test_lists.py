"""The lists say what they hold and where it is from, and agree with rdflib where it has one."""

from pathlib import Path

import pytest
from rdflib import DCAT, ORG, PROV, SKOS
from rdflib.namespace import ODRL2, DefinedNamespace

from tests.vocabularies.lists import FOLDER, read, vocabularies

IN_RDFLIB = {"dcat": DCAT, "odrl": ODRL2, "org": ORG, "prov": PROV, "skos": SKOS}


def test_there_is_a_list_for_each_vocabulary_that_is_aligned_to() -> None:
    assert set(vocabularies()) == {*IN_RDFLIB, "d3fend", "dpv", "earl"}


@pytest.mark.parametrize("name", IN_RDFLIB)
def test_a_list_has_the_names_that_rdflib_has(name: str) -> None:
    listed: type[DefinedNamespace] = IN_RDFLIB[name]
    assert vocabularies()[name].namespace == str(listed)
    assert set(vocabularies()[name].kinds) == set(listed.__annotations__)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_a_list_says_its_version_and_sources(path: Path) -> None:
    head = [one for one in path.read_text(encoding="utf-8").splitlines() if one.startswith("#")]
    assert any(char.isdigit() for char in head[0]), "no version or year"
    assert " Source: " in "\n".join(head) and "second source" in "\n".join(head)
    assert f"`{path.name}`" in (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "term", "kind"),
    [
        ("earl", "TestCase", "class"),
        ("earl", "cantTell", "individual"),
        ("org", "Membership", "class"),
        ("prov", "wasDerivedFrom", "property"),
        ("skos", "closeMatch", "property"),
        ("dcat", "landingPage", "property"),
        ("odrl", "Duty", "class"),
        ("dpv", "DataController", "class"),
        ("dpv", "hasResponsibleEntity", "property"),
        ("d3fend", "DiskEncryption", "class"),
    ],
)
def test_terms_that_must_be_there(name: str, term: str, kind: str) -> None:
    assert vocabularies()[name].kinds[term] == kind


@pytest.mark.parametrize(
    "wrong",
    ["class A\n", "# Namespace: urn:x#\n", "# Namespace: urn:x#\nclass A\nproperty A\n",
     "# Namespace: urn:x#\nthing A\n"],
    ids=["no-namespace", "empty", "twice", "kind"],
)  # fmt: skip
def test_a_broken_list_is_refused(wrong: str) -> None:
    with pytest.raises((AssertionError, ValueError)):
        read(wrong)
