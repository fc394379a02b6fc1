"""One line of a tenant's status, and what a list of lines can be narrowed to."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dutygraph.status.provider import PROVIDERS
from dutygraph.web.views.names import Link, Names
from dutygraph.web.views.result import ResultView

TENANT = "tenant"
FIELDS = ("party", "status", "reason", "service", "scheme")


@dataclass(frozen=True, slots=True)
class LineView:
    """The status of a control for a party, as one row."""

    control: Link
    slug: str
    status: str
    word: str
    party: Link | None
    party_slug: str
    reason: str
    detail: str
    todo: str
    kind: str
    note: str
    services: tuple[str, ...]
    schemes: tuple[str, ...]
    clauses: tuple[str, ...]
    failures: tuple[ResultView, ...]
    claim: Link | None = None


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list of lines is narrowed to; "" is everything."""

    status: str = ""
    party: str = ""
    reason: str = ""
    service: str = ""
    scheme: str = ""

    def fits(self, line: LineView) -> bool:
        """Say whether a line is to be shown."""
        return all(
            (
                not self.status or line.status == self.status,
                not self.party or side(line.party_slug) == self.party,
                not self.reason or line.reason == self.reason,
                not self.service or self.service in line.services,
                not self.scheme or self.scheme in line.schemes,
            )
        )

    def without(self, field: str) -> dict[str, str]:
        """Return what is left of the filters when one is taken away."""
        kept = {name: getattr(self, name) for name in FIELDS if name != field}
        return {name: value for name, value in kept.items() if value}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a list can be narrowed to, with how many lines would be left."""

    value: str
    word: str
    lines: int
    chosen: bool


def choices(names: Names, lines: Sequence[LineView], filters: Filters) -> dict[str, list[Choice]]:
    """Return for each filter what it can be set to, counted over what the others leave."""
    said = names.words
    word: dict[str, Callable[[str], str]] = {
        "status": lambda value: said(f"status-{value}"),
        "party": lambda value: said(f"page-side-{value}"),
        "reason": lambda value: said(f"reason-{value}"),
        "service": lambda value: names.service(value).label.text,
        "scheme": lambda value: names.scheme(value).code or value,
    }
    found: dict[str, list[Choice]] = {}
    for field in word:
        left = replace(filters, **{field: ""})
        counted = Counter(
            value for line in lines if left.fits(line) for value in _values(line, field) if value
        )
        chosen = getattr(filters, field)
        if chosen and chosen not in counted and _known(lines, field, chosen):
            counted[chosen] = 0
        found[field] = [
            Choice(value, word[field](value), number, value == chosen)
            for value, number in counted.most_common()
        ]
    return found


def filters_of(lines: Sequence[LineView], given: Mapping[str, str]) -> Filters:
    """Return the filters that a request asks for; values that no line has are left out."""
    return Filters(
        **{
            field: given[field]
            for field in FIELDS
            if given.get(field) and _known(lines, field, given[field])
        }
    )


def _known(lines: Sequence[LineView], field: str, value: str) -> bool:
    return any(value in _values(line, field) for line in lines)


def _values(line: LineView, field: str) -> tuple[str, ...]:
    match field:
        case "status":
            return (line.status,)
        case "party":
            return (side(line.party_slug),)
        case "reason":
            return (line.reason,)
        case "service":
            return line.services
        case _:
            return line.schemes


def side(party: str) -> str:
    """Return whose part a party's lines are: the tenant's, the provider's, the others'."""
    if party in PROVIDERS:
        return "provider"
    return TENANT if party == TENANT else "others"
