"""What is read from a tenant's files, and what is believed of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dutygraph.model.words import Outcome, Strength


@dataclass(frozen=True, slots=True)
class Fact:
    """One triple about a resource with the place where its value stands in the file.

    ``resource`` and ``property`` are IRIs without brackets, ``value`` is one N-Triples term,
    ``pointer`` is a JSON pointer (RFC 6901) into the file ``file`` (index into the snapshot).
    """

    resource: str
    property: str
    value: str
    pointer: str
    file: int = 0


@dataclass(frozen=True, slots=True)
class ToolResult:
    """Another tool's outcome on one resource (strength: reported)."""

    tool: str
    rule: str
    resource: str
    outcome: Outcome
    evaluated: datetime | None
    pointer: str
    file: int = 0


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something read and not imported: where it stands, what it is, and why."""

    pointer: str
    what: str
    why: str
    file: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """A snapshot shows all resources of one kind; region ``*`` is every region of the account."""

    kind: str
    account: str
    region: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of every record of a file: read = imported + skipped, always."""

    form: str
    read: int
    imported: int
    skipped: tuple[Skipped, ...]
    kinds: tuple[tuple[str, int], ...]
    withheld: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a report in which something vanished."""
        if self.read != self.imported + len(self.skipped):
            raise AssertionError(
                f"{self.read} records read, {self.imported} imported and "
                f"{len(self.skipped)} skipped: the report loses records"
            )


@dataclass(frozen=True, slots=True)
class Reading:
    """What an importer made of one file, before the ledger knows of it.

    ``reduced`` is the reduced copy (status.md 8): JSON bytes which the same importer reads to
    the same facts. ``times`` holds a time per resource where the records carry one.
    ``native_source`` is what the file itself says about its source (a state's lineage).
    ``untold`` are kinds (IRIs) of which the file should tell and does not tell all.
    """

    form: str
    strength: Strength
    facts: tuple[Fact, ...]
    results: tuple[ToolResult, ...]
    report: ImportReport
    reduced: bytes
    sha256: str
    size: int
    collected: datetime | None = None
    times: Mapping[str, datetime] = field(default_factory=dict)
    native_source: str | None = None
    last_page: bool | None = None
    untold: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileMark:
    """A file by name, digest and size; never its content."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One picture of one source at one time."""

    digest: str
    source: str
    form: str
    strength: Strength
    collected: datetime | None
    recorded: datetime
    files: tuple[FileMark, ...]
    account: str | None
    region: str | None
    partial: bool
    coverage: tuple[Coverage, ...]
    reports: tuple[ImportReport, ...]


@dataclass(frozen=True, slots=True)
class Observation:
    """A snapshot with its facts, as resolution takes it."""

    snapshot: Snapshot
    facts: tuple[Fact, ...]
    results: tuple[ToolResult, ...] = ()
    times: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one value of one property of one resource comes from, and whether it won."""

    resource: str
    property: str
    value: str
    snapshot: str
    strength: Strength
    collected: datetime | None
    pointer: str
    file: int
    won: bool
    why: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A property of a resource on which no source may decide; each side is (snapshot, values)."""

    resource: str
    property: str
    sides: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Effective:
    """What is believed now: N-Triples lines (sorted), where each came from, what is disputed."""

    triples: tuple[str, ...]
    origins: tuple[Origin, ...]
    disputes: tuple[Dispute, ...]
    results: tuple[tuple[str, ToolResult], ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """A named set of accounts, regions, projects, enterprise projects and tags.

    An empty included list means all; ``confirmed`` False is the default scope
    "everything imported", for which no population is complete.
    """

    name: str
    confirmed: bool
    accounts: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    enterprise_projects: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    excluded_accounts: tuple[str, ...] = ()
    excluded_regions: tuple[str, ...] = ()
    excluded_projects: tuple[str, ...] = ()
    excluded_enterprise_projects: tuple[str, ...] = ()
    excluded_tags: tuple[str, ...] = ()
    grade: str | None = None


EVERYTHING = Scope(name="everything-imported", confirmed=False)
