"""A query file's header is read whole, or its fault is named."""

from pathlib import Path

import pytest

from dutygraph.knowledge.queries import parse_query, query_named
from dutygraph.model.errors import NotFoundError

GOOD = """#+ summary: Which controls does a party owe?
#+ description: One row for each control that the party must carry out.
#+ topic: duties
#+ kind: select
#+ params:
#+   party: iri
#+ example:
#+   party: [urn:one, urn:other]
#+ returns: [party, control]

PREFIX dg: <https://w3id.org/dutygraph/ns/>
SELECT ?party ?control WHERE { ?r dg:owedBy ?party ; dg:ofControl ?control }
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "report" / "controls-of-party.rq"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def test_a_header_is_read(tmp_path: Path) -> None:
    query = parse_query(written(tmp_path, GOOD), tmp_path)
    assert query.slug == "report/controls-of-party"
    assert query.summary == "Which controls does a party owe?"
    assert (query.kind, query.params) == ("select", (("party", "iri"),))
    assert query.returns == ("party", "control")
    assert (query.topic, query.example) == ("duties", (("party", ("urn:one", "urn:other")),))
    assert query.text.startswith("PREFIX dg:") and "#+" not in query.text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("#+ kind: select\n", ""),
        ("kind: select", "kind: update"),
        ("topic: duties", "topic: weather"),
        ("  party: [urn", "  service: [urn"),
        ("#+ kind: select\n", "#+ kind: select\n#+ colour: blue\n"),
        (GOOD[: GOOD.index("PREFIX")], ""),
    ],
)
def test_a_header_out_of_order_is_named(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(ValueError, match=r"^report/controls-of-party\.rq: "):
        parse_query(written(tmp_path, GOOD.replace(old, new)), tmp_path)


def test_an_unknown_query_is_not_found() -> None:
    with pytest.raises(NotFoundError, match="no query is named nothing/at-all"):
        query_named("nothing/at-all")
