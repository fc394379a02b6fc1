"""Sheets of mappings: what a blind reader is given, and what the filled sheet says."""

from collections.abc import Iterable, Sequence

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.model.namespace import slug_of
from dutygraph.model.words import Relation
from tests.readings.agreement import Agreement, agreement
from tests.readings.drawing import in_strata

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


def read(rows: Sequence[dict[str, str]]) -> Sequence[dict[str, str]]:
    """Return filled rows. Raises ValueError where a relation is no word of ours."""
    wrong = [f"row {n}: {row['relation']!r}" for n, row in enumerate(rows, 2)
             if row["relation"] not in WORDS]  # fmt: skip
    if wrong:
        raise ValueError(f"a relation is one of {', '.join(WORDS)}; {'; '.join(wrong)}")
    return rows


def with_ours(rows: Iterable[dict[str, str]], knowledge: Knowledge) -> list[dict[str, str]]:
    """Return the rows with what the ontology says, where they do not say yet what it said."""
    known = {slug_of(one.iri): one.relation.value for one in knowledge.mappings}
    return [row if row.get(OURS) else row | {OURS: known.get(row["mapping"], NONE)} for row in rows]


def agreed(rows: Sequence[dict[str, str]]) -> Agreement:
    """Return how far the reader agrees with the ontology."""
    return agreement([(row[OURS], row["relation"]) for row in rows])


def result(rows: Sequence[dict[str, str]]) -> list[str]:
    """Return the result as lines of Markdown: in all, by scheme, and each disagreement."""
    lines = [f"{agreed(rows)}.", "", "| scheme | agreement |", "| --- | --- |"]
    for scheme in sorted({row["scheme"] for row in rows}):
        own = [row for row in rows if row["scheme"] == scheme]
        lines.append(f"| {scheme} | {agreed(own)} |")
    lines += [
        "",
        "| control | clause | ours | reader | remark |",
        "| --- | --- | --- | --- | --- |",
    ]
    for row in rows:
        if row[OURS] != row["relation"]:
            clause = f"{row['scheme']} {row['clause']}"
            cells = row["control"], clause, row[OURS], row["relation"], row["remark"]
            lines.append(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |")
    return lines
