"""Public claims: which certificate an organisation says that it holds, for what, until when."""

from dataclasses import dataclass
from datetime import date

from dutygraph.model.knowledge import Claim
from dutygraph.model.namespace import slug_of
from dutygraph.status.provider import valid
from dutygraph.web.views.names import Link, Names, Spoken
from dutygraph.web.views.statement import Cited, cited


@dataclass(frozen=True, slots=True)
class ClaimView:
    """Everything that the knowledge says of a claim; ``counts`` says that statuses rest on it."""

    iri: str
    link: Link
    label: Spoken
    other: Spoken | None
    holder: Spoken
    scheme: Link | None
    edition_stated: bool
    scope: Spoken
    note: Spoken | None
    kind: str
    dates: tuple[tuple[str, str], ...]
    valid: bool
    citations: tuple[Cited, ...]

    @property
    def counts(self) -> bool:
        """Say whether a status can rest on it: valid, and of a scheme whose clauses are here."""
        return self.valid and self.scheme is not None


def claim_view(names: Names, claim: Claim, at: date) -> ClaimView:
    """Return a claim as its page shows it."""
    return ClaimView(
        iri=claim.iri,
        link=names.claim(claim),
        label=names.label(claim.label),
        other=names.other(claim.label),
        holder=names.organisation(claim.holder),
        scheme=names.scheme(claim.scheme) if claim.scheme else None,
        edition_stated=claim.edition_stated,
        scope=names.label(claim.scope),
        note=names.text(claim.note),
        kind=claim.source_kind.value,
        dates=_dates(names, claim),
        valid=valid(claim, at),
        citations=cited(names, claim.citations),
    )


def claim_rows(names: Names, at: date, scheme: str | None = None) -> list[ClaimView]:
    """Return the claims (of a scheme), those that a status can rest on first, then by name."""
    some = (one for one in names.knowledge.claims if scheme is None or one.scheme == scheme)
    rows = [claim_view(names, one, at) for one in some]
    return sorted(rows, key=lambda row: (not row.counts, row.label.text.casefold()))


def claims_by_slug(names: Names) -> dict[str, Claim]:
    """Return the claims by the last part of their IRI."""
    return {slug_of(one.iri): one for one in names.knowledge.claims}


def _dates(names: Names, claim: Claim) -> tuple[tuple[str, str], ...]:
    dates = (
        ("page-edition-valid-from", claim.valid_from),
        ("page-edition-valid-to", claim.valid_to),
    )
    return tuple((names.words(key), str(value)) for key, value in dates if value)
