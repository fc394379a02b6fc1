"""Sheets of mappings: what a blind reader is given, and what the filled sheet says."""

from collections.abc import Iterable

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.model.namespace import slug_of
from dutygraph.model.words import Relation
from tests.readings.agreement import Agreement, agreement
from tests.readings.drawing import in_strata
from tests.readings.filled import Filled, checked, table

GIVEN = ("mapping", "control", "label", "definition", "scheme", "clause", "title")
READ = ("relation", "remark")
OURS = "ours"
"""What the ontology said when the filled sheet was first compared; kept, since it may be mended."""
NONE = "none"
WORDS = (*Relation, NONE)


def sheet(knowledge: Knowledge, number: int, seed: int) -> list[dict[str, str]]:
    """Return rows without relation, covers, leaves and reason, drawn by scheme."""
    known = knowledge.requirements
    drawn = in_strata(
        sorted(knowledge.mappings, key=lambda one: one.iri),
        lambda one: known[one.requirement].scheme,
        number,
        seed,
    )
    rows = []
    for one in drawn:
        control, clause = knowledge.controls[one.control], known[one.requirement]
        given = (
            slug_of(one.iri), control.slug, control.label.en, control.definition.en,
            knowledge.schemes[clause.scheme].notation, clause.notation, clause.label.en,
        )  # fmt: skip
        rows.append(dict(zip(GIVEN, given, strict=True)) | dict.fromkeys(READ, ""))
    return rows


def read(rows: Filled) -> Filled:
    """Return filled rows. Raises ValueError where a relation is no word of ours."""
    return checked(rows, "relation", WORDS)


def with_ours(rows: Iterable[dict[str, str]], knowledge: Knowledge) -> list[dict[str, str]]:
    """Return the rows with what the ontology says, where they do not say yet what it said."""
    known = {slug_of(one.iri): one.relation.value for one in knowledge.mappings}
    return [row if row.get(OURS) else row | {OURS: known.get(row["mapping"], NONE)} for row in rows]


def agreed(rows: Filled) -> Agreement:
    """Return how far the reader agrees with the ontology."""
    return agreement([(row[OURS], row["relation"]) for row in rows])


def result(rows: Filled) -> list[str]:
    """Return the result as lines of Markdown: in all, by scheme, and each disagreement."""
    schemes = [
        (scheme, str(agreed([row for row in rows if row["scheme"] == scheme])))
        for scheme in sorted({row["scheme"] for row in rows})
    ]
    differing = [
        (
            row["control"],
            f"{row['scheme']} {row['clause']}",
            row[OURS],
            row["relation"],
            row["remark"],
        )
        for row in rows
        if row[OURS] != row["relation"]
    ]
    return [
        f"{agreed(rows)}.",
        "",
        *table(["scheme", "agreement"], schemes),
        "",
        *table(["control", "clause", "ours", "reader", "remark"], differing),
    ]
