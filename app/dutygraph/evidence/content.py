"""What a form makes of a document, before the mapping table is asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dutygraph.evidence.record import Record
from dutygraph.evidence.tree import Object
from dutygraph.evidence.withhold import Fields, Keep
from dutygraph.model.evidence import Skipped
from dutygraph.model.words import Outcome, Strength

NO_CHECK = "no-check-looks-at-this-kind"
DATA_SOURCE = "data-source"
ANOTHER_PROVIDER = "another-provider"
DELETED = "deleted"
OLDER = "older-capture"
TWICE = "named-twice"
ELSEWHERE = "belongs-to-another-file"
NAMELESS = "no-identity"

Keeping = Callable[[Record, Fields], "Keep"]
"""How an object of one role is kept, given its record and the fields that the table reads."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Another tool's outcome on a resource of a Config type, by native id."""

    rule: str
    type: str
    id: str
    outcome: Outcome
    evaluated: datetime | None
    pointer: str


@dataclass(slots=True)
class Content:
    """The records of a document and how its reduced copy is made.

    ``table`` says whose types the records have (``terraform`` or ``config``), ``always`` which
    paths of their values are read whatever the type, ``times`` are single records' by place.
    """

    table: str
    keep: "Keep"
    keeping: Mapping[str, Keeping]
    always: tuple[tuple[str, ...], ...] = ()
    records: list[Record] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    times: dict[str, datetime] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    collected: datetime | None = None
    native_source: str | None = None
    last_page: bool | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One form of file: its name, how strong its values are, how to know and to read it."""

    name: str
    strength: Strength
    looks_like: Callable[[Object], bool]
    read: Callable[[Object], Content]
