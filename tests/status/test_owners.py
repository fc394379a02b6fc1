"""Owner words of others: every combination of parties and roles, written before the code ran."""

import csv
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.knowledge import Responsibility
from dutygraph.model.words import SourceKind
from dutygraph.status import owners
from dutygraph.status.matrix import Mark
from dutygraph.status.owners import VIEWS, owner

TABLE = """
provider acts | CSP-owned | system-specific | Microsoft | provider R
tenant acts | CSC-owned | customer-provided | Customer | tenant R
manufacturer acts | 3rd-party outsourced | inherited | Microsoft | manufacturer R
provider acts, tenant acts | Shared CSP and CSC | system-specific, customer-provided | Shared \
| provider R; tenant R
provider acts, partner acts | Shared CSP and 3rd-party | system-specific, inherited | Microsoft \
| provider R; partner R
tenant acts, carrier acts | Shared CSP and CSC | customer-provided, inherited | Shared \
| tenant R; carrier R
provider acts, tenant acts, partner acts | Shared CSP and CSC \
| system-specific, customer-provided, inherited | Shared | provider R; tenant R; partner R
tenant configures | CSC-owned | customer-configured | Customer | tenant R
provider acts, tenant configures | Shared CSP and CSC | system-specific, customer-configured \
| Shared | provider R; tenant R
tenant unstated, tenant configures | CSC-owned | customer-configured | Customer | tenant R
provider unstated | CSP-owned | system-specific | Microsoft | provider ?
provider unstated, provider acts | CSP-owned | system-specific | Microsoft | provider R
provider accountable, provider acts | CSP-owned | system-specific | Microsoft | provider RA
auditor attests | | | |
auditor acts | | | | auditor R
end-user acts | | | | end-user R
 | | | |
""".replace("\\\n", "")
Named = list[tuple[str, str]]


def rows() -> Iterator[tuple[Named, tuple[str, ...]]]:
    for line in TABLE.strip("\n").split("\n"):
        named, *words = (cell.strip() for cell in line.split("|"))
        pairs = [part.split() for part in named.split(",") if part]
        yield [(party, role) for party, role in pairs], tuple(words)


def marks(named: Named) -> list[Mark]:
    by_party: dict[str, list[Responsibility]] = {}
    for party, role in named:
        one = Responsibility("x", "c", None, party, role, "e", SourceKind.CONTRACT, ())
        by_party.setdefault(party, []).append(one)
    return [Mark(party, "stated", tuple(some)) for party, some in by_party.items()]


@pytest.mark.parametrize(("named", "words"), list(rows()), ids=str)
def test_the_words_of_each_view(named: Named, words: tuple[str, ...]) -> None:
    assert tuple(owner(view, marks(named)) for view in VIEWS) == words


def test_what_an_organisation_does_as_a_whole_has_an_origin_of_its_own() -> None:
    assert owner("fedramp", marks([("provider", "acts")]), organisation_wide=True) == "organization"
    assert (
        owner("fedramp", marks([("tenant", "acts")]), organisation_wide=True) == "customer-provided"
    )


def test_a_silence_has_no_word_and_is_not_called_inapplicable() -> None:
    silence = Responsibility("x", None, "data", None, "", "e", SourceKind.CONTRACT, ())
    assert {owner(view, [Mark(None, "silent", (silence,))]) for view in VIEWS} == {""}
    assert owners.NOT_APPLICABLE == "N/A"


@pytest.mark.parametrize("view", ["caiq", "azure"])
def test_a_table_has_one_row_for_every_combination(view: str) -> None:
    found = [(row["provider"], row["tenant"], row["third"]) for row in table(view)]
    assert sorted(found) == sorted(set(product(("yes", "no"), repeat=3)) - {("no", "no", "no")})


def test_each_vocabulary_is_whole() -> None:
    assert len({row["word"] for row in table("caiq")} | {owners.NOT_APPLICABLE}) == 6
    assert len({row["word"] for row in table("fedramp")}) == 5
    assert len({row["word"] for row in table("azure")}) == 3


def test_every_party_and_role_has_a_place_or_is_told_as_dropped() -> None:
    text = (Path(__file__).parents[2] / "docs/owner-views.md").read_text(encoding="utf-8")
    parties = {row["party"] for row in table("sides")}
    assert parties <= set(load_knowledge().parties)
    for slug in set(load_knowledge().parties) - parties:
        assert f"`{slug}`" in text
    roles = {one.role for one in load_knowledge().responsibilities}
    for role in roles - {row["role"] for row in table("raci")}:
        assert f"`{role}`" in text
    for view in VIEWS:
        assert f"--as {view}" in text
        words = {row.get("word") or row["letter"] for row in table(view)}
        assert all(f"`{word}`" in text for word in words), view


def table(name: str) -> list[dict[str, str]]:
    path = Path(owners.__file__).with_name(f"{name}.csv")
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
