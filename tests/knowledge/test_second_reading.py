"""A second reading is recorded whole, read from the file, and told where the mapping is told."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from rdflib import Graph

from dutygraph.export.sssom.sets import sets_of
from dutygraph.knowledge.catalogue import Knowledge, load_knowledge
from dutygraph.knowledge.words import load_words
from dutygraph.model.errors import InputError
from dutygraph.model.text import Text
from dutygraph.model.words import Relation
from dutygraph.web.views.control import served
from dutygraph.web.views.names import Names
from tests.knowledge.files import ONTOLOGY
from tests.knowledge.test_self_checks import EXAMPLES, core, found, rules_of

VALID = EXAMPLES / "mapping-second-reading" / "valid.ttl"


def read(folder: Path, text: str) -> Knowledge:
    """The real core with one mapping of our own."""
    shutil.copytree(ONTOLOGY / "core", folder / "ontology/core")
    for one in ("dutygraph", "layers", "parties", "models"):
        shutil.copy(ONTOLOGY / f"{one}.ttl", folder / "ontology")
    (folder / "ontology/example.ttl").write_text(text, encoding="utf-8")
    return load_knowledge(folder)


def test_it_is_read_and_told_in_files_and_on_pages(tmp_path: Path) -> None:
    knowledge = read(tmp_path, VALID.read_text(encoding="utf-8"))
    [one] = knowledge.mappings
    again = one.second_reading
    assert again is not None
    assert (again.day, again.relation) == (date(2026, 11, 25), Relation.SUPERSET)
    assert again.reader == Text("An auditor who saw no relation.", "未见关系的审计人员。")
    [link] = sets_of(knowledge)["controls--example-1"].links
    told = "second reading on 2026-11-25: superset; An auditor who saw no relation."
    assert link.comment.endswith(told)
    view = served(Names(knowledge, load_words("zh-Hans")), one)
    assert view.read_again is not None
    assert (view.read_again.text, view.read_again_on) == ("未见关系的审计人员。", again.day)


def test_a_day_without_a_relation_is_refused(tmp_path: Path) -> None:
    text = VALID.read_text(encoding="utf-8")
    line = "    dg:agreedRelation relation:superset ;\n"
    assert line in text
    with pytest.raises(InputError, match="needs agreedRelation"):
        read(tmp_path, text.replace(line, ""))


@pytest.mark.parametrize("part", ["secondReading", "readAgainOn", "agreedRelation"])
@pytest.mark.parametrize("relation", ["equal", "superset"])
def test_each_part_is_needed_to_be_equal_or_wider(part: str, relation: str) -> None:
    text = VALID.read_text(encoding="utf-8").replace("relation:superset", f"relation:{relation}")
    [line] = [one for one in text.splitlines() if one.strip().startswith(f"dg:{part} ")]
    data = core() + Graph().parse(data=text.replace(line, ""), format="turtle")
    shapes = {shape for _, shape, _ in found(data, rules_of("mapping-second-reading"))}
    assert shapes == {"mapping-second-reading"}
