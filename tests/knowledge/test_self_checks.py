"""Our own ontology satisfies the shapes in shapes/ontology, and each of them can find a fault."""

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, Graph, URIRef

from dutygraph.model.namespace import BASE, catalogue_iri
from tests.knowledge.files import CORE, ONTOLOGY, SHAPES, parsed, together

RULES = SHAPES / "ontology"
EXAMPLES = Path(__file__).parent / "shapes"
VALID = sorted(EXAMPLES.glob("*/valid.ttl"))
INVALID = sorted(EXAMPLES.glob("*/invalid-*.ttl"))


@cache
def core() -> Graph:
    return together(*CORE)


def found(data: Graph, shapes: Graph) -> set[tuple[str, str, str]]:
    """Focus node, shape and message of every result."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    return {
        (
            str(report.value(result, SH.focusNode)),
            str(report.value(result, SH.sourceShape)).removeprefix(BASE + "shape/"),
            str(report.value(result, SH.value) or report.value(result, SH.resultMessage)),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
        if next(report.subjects(SH.detail, result), None) is None
    }


def rules_of(stem: str) -> Graph:
    return together(RULES / f"{stem}.ttl", RULES / "prefixes.ttl")


def told(example: Path) -> set[str]:
    """The shapes that find something in what an example adds to the core."""
    added = parsed(example)
    new = {str(subject) for subject in added.subjects()} | {BASE}
    results = found(core() + added, rules_of(example.parent.name))
    return {shape for focus, shape, _ in results if focus in new}


def test_our_ontology_satisfies_every_rule() -> None:
    data = together(*sorted(ONTOLOGY.rglob("*.ttl")), *sorted((SHAPES / "controls").rglob("*.ttl")))
    assert found(data, together(*sorted(RULES.glob("*.ttl")))) == set()


@pytest.mark.parametrize("example", VALID, ids=lambda path: path.parent.name)
def test_a_valid_example_is_let_through(example: Path) -> None:
    assert told(example) == set()


@pytest.mark.parametrize("example", INVALID, ids=lambda path: path.stem)
def test_an_invalid_example_is_found_by_the_shape_it_is_named_after(example: Path) -> None:
    assert told(example) == {example.stem.removeprefix("invalid-")}


def constraining(path: Path) -> set[str]:
    """The shapes of a file that carry a message."""
    subjects = parsed(path).subjects(SH.message)
    return {str(one).removeprefix(BASE + "shape/") for one in subjects}


RULE_FILES = sorted(set(RULES.glob("*.ttl")) - {RULES / "prefixes.ttl"})


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.stem)
def test_each_rule_has_examples_and_the_slug_of_its_file(path: Path) -> None:
    examples = EXAMPLES / path.stem
    assert (examples / "valid.ttl").is_file()
    planted = {one.stem.removeprefix("invalid-") for one in examples.glob("invalid-*.ttl")}
    assert planted == constraining(path) != set()
    graph = parsed(path)
    assert set(graph.subjects(RDF.type, SH.NodeShape)) == {
        URIRef(catalogue_iri("shape", path.stem))
    }


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.stem)
def test_a_message_says_its_severity_in_both_languages(path: Path) -> None:
    graph = parsed(path)
    for shape in graph.subjects(SH.message):
        texts = {text.language: str(text) for text in graph.objects(shape, SH.message)}
        assert graph.value(shape, SH.severity) == SH.Violation
        assert set(texts) == {"en", "zh-Hans"}
        assert " must " in texts["en"] and texts["en"].endswith(".")
        assert any(word in texts["zh-Hans"] for word in ("必须", "不得", "最多"))
