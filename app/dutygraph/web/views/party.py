"""One party: what it owes, and which layers it carries."""

from dataclasses import dataclass

from dutygraph.model.knowledge import Party
from dutygraph.web.views.names import Link, Names, Spoken
from dutygraph.web.views.statement import Statement, statements


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party in the list of all."""

    link: Link
    definition: Spoken | None
    controls: int
    layers: int


@dataclass(frozen=True, slots=True)
class PartyView:
    """Everything that the knowledge says of a party."""

    slug: str
    iri: str
    label: Spoken
    other: Spoken | None
    definition: Spoken | None
    for_controls: tuple[Statement, ...]
    for_layers: tuple[Statement, ...]


def party_rows(names: Names) -> list[PartyRow]:
    """Return all parties with how much each owes."""
    said = names.knowledge.responsibilities
    return [
        PartyRow(
            names.party(slug),
            names.text(party.definition),
            len({one.control for one in said if one.party == slug and one.control}),
            len({one.layer for one in said if one.party == slug and one.layer}),
        )
        for slug, party in names.knowledge.parties.items()
    ]


def party_view(names: Names, party: Party) -> PartyView:
    """Return a party as its page shows it."""
    said = [one for one in names.knowledge.responsibilities if one.party == party.slug]
    controls = statements(names, (one for one in said if one.control))
    layers = statements(names, (one for one in said if one.layer))
    return PartyView(
        slug=party.slug,
        iri=party.iri,
        label=names.label(party.label),
        other=names.other(party.label),
        definition=names.text(party.definition),
        for_controls=tuple(sorted(controls, key=_by_name)),
        for_layers=tuple(sorted(layers, key=_by_name)),
    )


def _by_name(one: Statement) -> str:
    return one.about.label.text.casefold()
