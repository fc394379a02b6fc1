"""Evidence that is well formed passes; each way of breaking it is found, and only that."""

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, XSD, Graph, Literal, Namespace

from dutygraph.model.namespace import DG, EV
from tests.controls.expect import SEVERITIES, Expected, read_case
from tests.controls.shape_files import CASES as CHECK_CASES
from tests.controls.shape_files import ROOT

HERE = Path(__file__).parent
FILES = sorted((ROOT / "shapes/evidence").glob("*.ttl"))
CASES = sorted(HERE.glob("*/*.ttl"))
DGN, EVN = Namespace(DG), Namespace(EV)
SCHEMA = Namespace("https://schema.org/")
VOCABULARY = Graph().parse(ROOT / "ontology/core/evidence.ttl")
ANY_NUMBER = {EVN.unknown, EVN.fromDefault}


@cache
def shapes() -> Graph:
    graph = Graph()
    for path in FILES:
        graph.parse(path)
    return graph


def findings(triples: tuple[str, ...]) -> set[Expected]:
    """Return what the shapes find, with the kinds of evidence known to be resources."""
    data = Graph().parse(data="\n".join(triples), format="nt")
    for triple in VOCABULARY.triples((None, RDFS.subClassOf, None)):
        data.add(triple)
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes())
    return {
        (
            str(report.value(one, SH.focusNode)),
            str(report.value(one, SH.sourceShape)),
            SEVERITIES[str(report.value(one, SH.resultSeverity))],
        )
        for one in report.subjects(RDF.type, SH.ValidationResult)
    }


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_case_gives_exactly_what_it_says(path: Path) -> None:
    case = read_case(path)
    assert findings(case.triples) == case.expected
    assert bool(case.expected) == (case.kind == "fail")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_kind_has_a_whole_and_a_broken_example(path: Path) -> None:
    kinds = {case.name.split("-")[0] for case in CASES if case.parent.name == path.stem}
    assert kinds == {"pass", "fail"}


def test_every_shape_is_found_by_a_case() -> None:
    named = {shape for path in CASES for _, shape, _ in read_case(path).expected}
    assert named == {str(shape) for shape in shapes().subjects(RDF.type, SH.PropertyShape)}


def test_every_property_of_the_vocabulary_is_constrained_where_it_is_expected() -> None:
    for name in VOCABULARY.subjects(DGN.allowedInEvidence, Literal(True)):
        many = (name, DGN.isSet, Literal(True)) in VOCABULARY or name in ANY_NUMBER
        wanted = VOCABULARY.value(name, RDFS.range)
        for kind in VOCABULARY.objects(name, SCHEMA.domainIncludes):
            shape = next(shapes().subjects(SH.targetClass, kind))
            parts = [
                part
                for part in shapes().objects(shape, SH.property)
                if shapes().value(part, SH.path) == name
            ]
            assert len(parts) == 1, f"{name} on {kind}"
            most = shapes().value(parts[0], SH.maxCount)
            assert most == (None if many else Literal(1))
            datatype = shapes().value(parts[0], SH.datatype)
            assert datatype == (wanted if str(wanted).startswith(str(XSD)) else None)


def test_every_case_of_every_check_is_well_formed_evidence() -> None:
    broken = {
        f"{path.parent.name}/{path.name}": found
        for path in CHECK_CASES
        if (found := findings(read_case(path).triples))
    }
    assert broken == {}


def test_without_the_kinds_nothing_is_looked_at() -> None:
    """SHACL takes subclasses from the data: forgotten, everything would pass."""
    case = read_case(HERE / "cloud-resource" / "fail-each-property.ttl")
    data = Graph().parse(data="\n".join(case.triples), format="nt")
    assert pyshacl.validate(data, shacl_graph=shapes())[0]
    assert findings(case.triples)
