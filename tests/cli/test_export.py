"""The whole ontology and its parts, written for other tools."""

from pathlib import Path

import pytest

from dutygraph.export.ontology import FORMATS
from dutygraph.knowledge.catalogue import load_knowledge
from tests.cli.conftest import Run


def test_the_standard_output_holds_the_file_alone(run: Run) -> None:
    done = run("export", "ontology", "--format", "ntriples")
    assert done.status == 0 and not done.err
    assert done.out == load_knowledge().ontology_ntriples.decode()


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_can_be_written_to_a_file(form: str, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "dutygraph.out"
    done = run("export", "ontology", "--format", form, "-o", target)
    assert done.status == 0
    assert str(target) in done.out and "\n" not in done.out.strip()
    assert b"owedBy" in target.read_bytes()


def test_a_place_that_cannot_be_written_is_one_line(run: Run, tmp_path: Path) -> None:
    done = run("export", "ontology", "--format", "ntriples", "-o", tmp_path / "no/such/file")
    assert done.status == 2
    assert done.err.count("\n") == 1 and "no/such/file" in done.err


def test_mapping_sets_are_named_written_and_each_can_be_had(run: Run, tmp_path: Path) -> None:
    named = run("export", "mappings")
    sets = named.out.splitlines()
    assert named.status == 0 and "controls--iso-iec-27001-2022" in sets
    written = run("export", "mappings", "-o", tmp_path / "sets", "--quiet")
    assert written.status == 0
    files = {path.name for path in (tmp_path / "sets").iterdir()}
    assert files == {f"{name}.sssom.tsv" for name in sets}
    one = run("export", "mappings", "--set", sets[0])
    assert one.out == (tmp_path / "sets" / f"{sets[0]}.sssom.tsv").read_text(encoding="utf-8")
    assert run("export", "mappings", "--set", "nothing").status == 2
