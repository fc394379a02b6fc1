"""Which organisation is a party towards which other, for which services."""

from dataclasses import dataclass

from dutygraph.model.knowledge import Engagement
from dutygraph.web.views.names import Link, Names, Spoken
from dutygraph.web.views.statement import Cited, cited


@dataclass(frozen=True, slots=True)
class EngagementRow:
    """One organisation in a party's part; no services means that none are named."""

    slug: str
    organisation: Spoken
    towards: Spoken
    services: tuple[Link, ...]
    note: Spoken | None
    kind: str
    citations: tuple[Cited, ...]


def engagement_rows(names: Names, party: str) -> list[EngagementRow]:
    """Return the organisations that are known to be a party, by name."""
    some = (one for one in names.knowledge.engagements.values() if one.party == party)
    rows = [_row(names, one) for one in some]
    return sorted(rows, key=lambda row: (row.organisation.text.casefold(), row.towards.text))


def _row(names: Names, one: Engagement) -> EngagementRow:
    return EngagementRow(
        slug=one.slug,
        organisation=names.organisation(one.organisation),
        towards=names.organisation(one.towards),
        services=tuple(names.service(slug) for slug in one.services),
        note=names.text(one.note),
        kind=one.source_kind.value,
        citations=cited(names, one.citations),
    )
