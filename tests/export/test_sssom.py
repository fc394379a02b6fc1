"""Mapping sets as SSSOM: every mapping is a row, every row is a mapping, nothing is stronger."""

import csv
import io
import json
import re
import subprocess
import venv
from pathlib import Path

import pytest
import yaml

from dutygraph.export.sssom import COLUMNS, names, predicates, sssom
from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.errors import NotFoundError
from dutygraph.model.words import Relation

SETS = names(load_knowledge())
DOCS = Path(__file__).parents[2] / "docs/mapping-sets.md"
# Which SKOS word says no more than ours does, read from subject to object.
SKOS = {
    Relation.EQUAL: "skos:exactMatch",
    Relation.SUBSET: "skos:broadMatch",
    Relation.SUPERSET: "skos:narrowMatch",
    Relation.INTERSECTS: "skos:relatedMatch",
}
Row = dict[str, str]


def read(name: str) -> tuple[dict[str, object], list[Row]]:
    """Read a set as the specification says: a head of YAML behind #, then a table."""
    lines = sssom(load_knowledge(), name).decode().splitlines()
    head = [line[1:] for line in lines if line.startswith("#")]
    body = "\n".join(line for line in lines if not line.startswith("#"))
    table = csv.DictReader(io.StringIO(body), delimiter="\t", quoting=csv.QUOTE_NONE)
    return yaml.safe_load("\n".join(head)), list(table)


def full(curie: str, head: dict[str, object]) -> str:
    prefix, local = curie.split(":", 1)
    prefixes = head["curie_map"]
    assert isinstance(prefixes, dict)
    return str(prefixes[prefix]) + local


@pytest.mark.parametrize("name", SETS)
def test_a_set_is_whole(name: str) -> None:
    head, rows = read(name)
    assert str(head["mapping_set_id"]).endswith(f"/{name}")
    assert head["license"] and head["mapping_set_version"] == load_knowledge().version
    assert rows
    for row in rows:
        assert set(row) == set(COLUMNS) and None not in row.values()
        assert re.fullmatch(r"semapv:\w+", row["mapping_justification"])
        assert row["subject_label"] and row["object_label"]
        assert row["subject_id"] or row["subject_type"] == "rdfs literal"
    ends = [(r["subject_id"] or r["subject_label"], r["object_id"], r["comment"]) for r in rows]
    assert len(ends) == len(set(ends))


def test_every_mapping_of_ours_is_a_row_and_says_no_more() -> None:
    known = {one.iri: one for one in load_knowledge().mappings}
    seen = set()
    for name in SETS:
        if not name.startswith("controls--"):
            continue
        head, rows = read(name)
        for row in rows:
            one = known[full(row["record_id"], head)]
            seen.add(one.iri)
            assert full(row["subject_id"], head).endswith(f"/control/{one.control}")
            assert full(row["object_id"], head) == one.requirement
            assert row["predicate_id"] == SKOS[one.relation]
            assert one.leaves is None or one.leaves.en in row["comment"]
    assert seen == set(known)


def test_a_mapping_to_800_53_is_a_row_with_its_wider_clause() -> None:
    head, rows = read("controls--nist-800-53-r5")
    ends = {
        full(row["record_id"], head).rsplit("/", 1)[-1]: (row["predicate_id"], row["object_label"])
        for row in rows
    }
    assert len(ends) == len(rows) >= 190
    within = "skos:broadMatch", "SC-12 Cryptographic Key Establishment and Management"
    assert ends["nist-800-53-r5-kms-key-rotation-sc-12"] == within
    overlaps = "skos:relatedMatch", "PS-3 Personnel Screening"
    assert ends["nist-800-53-r5-provider-personnel-security-ps-3"] == overlaps


def test_every_crosswalk_is_a_row_with_the_publishers_word() -> None:
    known = {one.iri: one for one in load_knowledge().crosswalks}
    seen = set()
    for name in SETS:
        head, rows = read(name)
        for row in rows:
            one = known.get(full(row["record_id"], head))
            if one is None:
                continue
            seen.add(one.iri)
            ends = full(row["subject_id"], head), full(row["object_id"], head)
            assert ends == (one.source, one.target)
            assert f'"{one.word}"' in row["comment"]
            assert ("draft" in row["comment"]) == one.draft
            assert row["predicate_id"] == "skos:relatedMatch"
            assert row["see_also"].startswith("https://")
    assert seen == set(known)


def test_every_rule_is_a_row() -> None:
    knowledge = load_knowledge()
    links = {one.iri for one in (*knowledge.policy_mappings, *knowledge.policy_clauses)}
    seen = set()
    for name in SETS:
        head, rows = read(name)
        seen |= {full(row["record_id"], head) for row in rows} & links
    assert seen == links


def test_no_set_says_more_than_its_words() -> None:
    """An exact match stands for equal alone, and no published rule is more than related."""
    exact = {(one.set, one.word) for one in predicates() if one.predicate == "skos:exactMatch"}
    assert exact == {("ours", "equal")}
    assert {one.word for one in predicates() if one.set == "ours"} == {
        one.value for one in Relation
    }


def test_the_predicate_table_in_the_docs_is_the_one_in_use() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for one in predicates():
        assert f"| {one.set} | {one.word} | `{one.predicate}` | {one.drops} |" in text


def test_an_unknown_set_is_an_error() -> None:
    with pytest.raises(NotFoundError, match="no mapping set"):
        sssom(load_knowledge(), "nothing--here")


@pytest.mark.soak
def test_the_standards_own_library_reads_the_same_rows(tmp_path: Path) -> None:
    """PyPI's sssom brings about a hundred packages, so it gets an environment of its own."""
    made = tmp_path / "venv"
    venv.create(made, with_pip=True)
    python = str(made / "bin/python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", "sssom"], check=True)
    paths = []
    for name in SETS:
        paths.append(tmp_path / f"{name}.sssom.tsv")
        paths[-1].write_bytes(sssom(load_knowledge(), name))
    script = Path(__file__).with_name("sssom_library.py")
    done = subprocess.run(
        [python, str(script), *map(str, paths)], capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout.splitlines()[-1])
    for name, path in zip(SETS, paths, strict=True):
        assert told[str(path)]["complaints"] == []
        columns = ("subject_id", "subject_label", "predicate_id", "object_id",
                   "mapping_justification")  # fmt: skip
        wanted = [[row[column] for column in columns] for row in read(name)[1]]
        assert sorted(told[str(path)]["rows"]) == sorted(wanted)
