"""Every check keeps the house's rules: names, words, what it reads, a case for every finding."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph, Literal, URIRef

from dutygraph.model.namespace import EV, SKOS
from tests.controls.expect import read_case
from tests.controls.shape_files import CASES, DGN, FILES, ROOT, check_file, evidence_read

VERBS = {
    SH.Violation: ("must", "必须"),
    SH.Warning: ("should", "应"),
    SH.Info: ("may", "可"),
}
# Words that hold a verb's letter and mean something else.
NOT_VERBS = ("响应", "可用区")
WORDS_OF_OURS = re.compile(r"\b(SHACL|RDF|EARL|cantTell|ev:|sh:)\b")
KIND_OF = {"failed": "fail", "cantTell": "unknown", "inapplicable": "inapplicable"}
VOCABULARY = Graph().parse(ROOT / "ontology/core/evidence.ttl")

by_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def folders(root: Path) -> set[str]:
    return {path.name for path in root.iterdir() if path.is_dir() and any(path.glob("*.[tn]t*"))}


def test_one_slug_everywhere() -> None:
    slugs = [path.stem for path in FILES]
    assert len(slugs) == len(set(slugs))
    assert set(slugs) == folders(Path(__file__).parent)
    assert set(slugs) <= {path.stem for path in (ROOT / "ontology/controls").glob("*/*.ttl")}


@by_file
def test_file_is_one_check_and_its_shape(path: Path) -> None:
    file = check_file(path)
    graph = file.graph
    assert set(graph.subjects(RDF.type, DGN.Check)) == {file.check}
    assert set(graph.subjects(RDF.type, SH.NodeShape)) == {file.shape}
    assert graph.value(file.check, DGN.shape) == file.shape
    assert str(graph.value(file.check, DGN.ofControl)).endswith(f"/control/{file.slug}")
    assert graph.value(file.check, DGN.looksAt) == graph.value(file.shape, SH.targetClass)
    assert path.parent.name == file.slug.split("-")[0]


@by_file
def test_every_part_that_constrains_reports_itself(path: Path) -> None:
    file = check_file(path)
    parts = set(file.graph.objects(file.shape, SH.property))
    assert parts == set(file.reporting) - {file.shape}
    assert all(str(part).startswith(f"{file.shape}-") for part in parts)
    assert len(set(file.graph.objects(None, SH.sparql))) <= 1
    assert file.finds("failed")


@by_file
def test_message_says_its_severity(path: Path) -> None:
    graph = check_file(path).graph
    for shape in check_file(path).reporting:
        verbs = VERBS[graph.value(shape, SH.severity)]
        said = {text.language: str(text) for text in graph.objects(shape, SH.message)}
        assert set(said) == {"en", "zh-Hans"}
        for language, verb, others in zip(
            ("en", "zh-Hans"), verbs, zip(*VERBS.values(), strict=True), strict=True
        ):
            assert verbs_in(said[language], others) == {verb}, said[language]
            assert said[language][-1] in ".。"
            assert not WORDS_OF_OURS.search(said[language])


def verbs_in(text: str, verbs: tuple[str, ...]) -> set[str]:
    for word in NOT_VERBS:
        text = text.replace(word, "")
    return {verb for verb in verbs if re.search(rf"\b{verb}\b" if verb.isascii() else verb, text)}


@by_file
def test_failure_says_how_to_mend_it(path: Path) -> None:
    file = check_file(path)
    for shape in file.reporting:
        languages = [text.language for text in file.graph.objects(shape, DGN.remedy)]
        wanted = ["en", "zh-Hans"] if str(shape) in file.finds("failed") else []
        assert sorted(languages) == wanted


@by_file
def test_check_cites_a_source(path: Path) -> None:
    file = check_file(path)
    sources = list(file.graph.objects(file.check, URIRef("http://purl.org/dc/terms/source")))
    assert sources
    assert all(str(source).startswith("https://") for source in sources)
    notes = [text.language for text in file.graph.objects(file.check, URIRef(SKOS + "scopeNote"))]
    assert sorted(notes) in ([], ["en", "zh-Hans"])


@by_file
def test_reads_is_what_the_paths_name(path: Path) -> None:
    file = check_file(path)
    assert {str(iri) for iri in file.graph.objects(file.check, DGN.reads)} == evidence_read(
        file.graph
    )


@by_file
def test_uses_only_the_evidence_vocabulary(path: Path) -> None:
    graph = check_file(path).graph
    used = {term for triple in graph for term in triple if str(term).startswith(EV)}
    assert used
    assert {term for term in used if (term, None, None) not in VOCABULARY} == set()


@by_file
def test_limits_that_are_told_are_those_that_hold(path: Path) -> None:
    file = check_file(path)
    told = {
        int(number)
        for text in file.graph.objects(file.check, DGN.parameter)
        for number in re.findall(r"\d+", str(text).partition("=")[2])
    }
    held = {
        number.toPython()
        for bound in (SH.minInclusive, SH.maxInclusive)
        for number in file.graph.objects(None, bound)
        if isinstance(number, Literal)
    }
    assert told == held


def test_every_finding_has_a_case_of_its_kind() -> None:
    named: dict[str, set[str]] = defaultdict(set)
    for path in CASES:
        for _, shape, _ in read_case(path).expected:
            named[path.name.split("-")[0]].add(shape)
    for path in FILES:
        for outcome, kind in KIND_OF.items():
            assert check_file(path).finds(outcome) <= named[kind], f"{path.stem} lacks {kind}"


def test_every_case_names_only_shapes_of_its_check() -> None:
    files = {path.stem: check_file(path) for path in FILES}
    for path in CASES:
        mine = {str(shape) for shape in files[path.parent.name].reporting}
        assert {shape for _, shape, _ in read_case(path).expected} <= mine, path.name


def test_no_two_cases_of_a_check_are_the_same() -> None:
    seen: dict[tuple[str, frozenset[str]], Path] = {}
    for path in CASES:
        case = read_case(path)
        key = (path.parent.name, frozenset(case.triples))
        assert key not in seen, f"{path.name} says what {seen[key].name} says"
        seen[key] = path
