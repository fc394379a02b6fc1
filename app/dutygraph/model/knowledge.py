"""What the ontology and the shapes hold, as frozen types; IRIs are plain strings."""

from dataclasses import dataclass, field
from datetime import date

from dutygraph.model.text import Text
from dutygraph.model.words import Relation, Severity, SourceKind, Strength


@dataclass(frozen=True, slots=True)
class Publication:
    """A page, paper or standard that facts were read on."""

    iri: str
    label: Text
    publisher: str
    url: str


@dataclass(frozen=True, slots=True)
class Citation:
    """The place in a publication where a fact stands."""

    iri: str
    publication: str
    locator: str
    seen: str
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """A kind of participant that can carry responsibilities (a role, not a company)."""

    slug: str
    iri: str
    label: Text
    definition: Text


@dataclass(frozen=True, slots=True)
class Layer:
    """A block of the responsibility model; parent is a slug, None for the root."""

    slug: str
    iri: str
    label: Text
    definition: Text
    parent: str | None
    order: int = 0


@dataclass(frozen=True, slots=True)
class ServiceModel:
    """On-premises, IaaS, PaaS or SaaS."""

    slug: str
    iri: str
    label: Text
    definition: Text
    order: int = 0


@dataclass(frozen=True, slots=True)
class Service:
    """A cloud service or one of its components (then ``part_of`` is the service's slug)."""

    slug: str
    iri: str
    code: str
    label: Text
    definition: Text | None
    category: Text
    service_models: tuple[str, ...]
    classification_kinds: tuple[SourceKind, ...]
    part_of: str | None
    citations: tuple[str, ...]
    classification_reasons: tuple[Text | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A company or body with a name: the publisher of an edition, the holder of a claim."""

    slug: str
    iri: str
    label: Text


@dataclass(frozen=True, slots=True)
class Edition:
    """One published version of a responsibility model; ``publisher`` is an organisation's slug."""

    slug: str
    iri: str
    label: Text
    publisher: str
    issued: str | None
    first_seen: date | None
    last_seen: date | None
    source_kind: SourceKind
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Engagement:
    """One organisation is a party towards another; no services means that none are named."""

    slug: str
    iri: str
    organisation: str
    party: str
    towards: str
    services: tuple[str, ...]
    citations: tuple[str, ...]
    source_kind: SourceKind
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Claimant:
    """The scope part of a responsibility or a silence; empty means all."""

    service_models: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One party owes one control, or carries one layer, in one role, as one edition states.

    ``party`` is None for a silence: the edition was searched and says nothing.
    Exactly one of ``control`` and ``layer`` is set; all references are slugs. ``reason`` says
    why we judge so where no source says it.
    """

    iri: str
    control: str | None
    layer: str | None
    party: str | None
    role: str
    edition: str
    source_kind: SourceKind
    citations: tuple[str, ...]
    scope: Claimant = field(default_factory=Claimant)
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Control:
    """A safeguard: what must be true or done."""

    slug: str
    iri: str
    label: Text
    definition: Text
    scope_note: Text | None
    layers: tuple[str, ...]
    organisation_wide: bool
    shown_by: tuple[str, ...]
    services: tuple[str, ...]
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A regulation, standard or certification scheme in one edition.

    ``issued`` is as precise as a page says it; ``state`` is in-force, amended, superseded or
    not-stated; ``note`` says what of the scheme is held and what is not.
    """

    slug: str
    iri: str
    label: Text
    notation: str
    jurisdiction: str
    kind: str
    url: str
    definition: Text | None = None
    note: Text | None = None
    issuer: Text | None = None
    state: str = "not-stated"
    issued: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    """An assessable clause, or a heading over some (``is_group``).

    ``spellings`` are other ways to write its number, ``baselines`` the publisher's baselines that
    select it.
    """

    iri: str
    scheme: str
    notation: str
    label: Text
    parent: str | None
    is_group: bool
    order: int = 0
    spellings: tuple[str, ...] = ()
    baselines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SecondReading:
    """Who judged a mapping again, on which day, and the relation that they found too."""

    reader: Text
    day: date
    relation: Relation


@dataclass(frozen=True, slots=True)
class Mapping:
    """A control serves a requirement; ``relation`` is read from control to requirement."""

    iri: str
    control: str
    requirement: str
    relation: Relation
    source_kind: SourceKind
    reason: Text | None
    covers: Text | None
    leaves: Text | None
    citations: tuple[str, ...]
    second_reading: SecondReading | None = None


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """A clause of one scheme related to a clause of another, as its publisher states it.

    ``word`` is the publisher's own word of relation, ``draft`` the publisher's mark.
    """

    iri: str
    source: str
    target: str
    word: str
    draft: bool
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A public statement that an organisation holds a certificate; ``holder`` is its slug.

    Where its page names no edition of the scheme, ``scheme`` is the edition that is held here.
    """

    iri: str
    label: Text
    scheme: str | None
    holder: str
    scope: Text
    valid_from: date | None
    valid_to: date | None
    citations: tuple[str, ...]
    source_kind: SourceKind = SourceKind.PROVIDER_PAGE
    note: Text | None = None
    edition_stated: bool = True


@dataclass(frozen=True, slots=True)
class PolicyMapping:
    """Another tool's rule tied to one of our checks or controls, by closeness."""

    iri: str
    tool: str
    rule: str
    control: str
    closeness: str


@dataclass(frozen=True, slots=True)
class Policy:
    """A rule that another tool can run: what it asks, of which types of resource, and when."""

    slug: str
    iri: str
    tool: str
    rule: str
    definition: Text
    resource_types: tuple[str, ...]
    runs_on: str | None
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PolicyClause:
    """Another tool's rule tied to a clause by a published package of that tool."""

    iri: str
    tool: str
    rule: str
    package: str
    requirement: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PropertyShape:
    """What one shape of a check constrains, with the words that the engines drop."""

    iri: str
    path: str | None
    finds: str
    severity: Severity
    message: Text
    remedy: Text | None


@dataclass(frozen=True, slots=True)
class Check:
    """One shape run as a test for one control; the slug is the control's slug.

    ``kind`` is the evidence class looked at, ``reads`` the properties, both full IRIs.
    ``absence_fails``: no resource of the kind in an account and region is a failure.
    ``one_per_account``: the kind exists exactly once in every account by nature.
    """

    slug: str
    iri: str
    control: str
    kind: str
    severity: Severity
    reads: tuple[str, ...]
    minimum_strength: Strength
    max_age_days: int
    absence_fails: bool
    one_per_account: bool
    shape: str
    shapes: tuple[PropertyShape, ...]
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of the model or of the evidence vocabulary.

    ``parents``, ``domains``, ``ranges`` and ``expected_in`` are IRIs, of other vocabularies too.
    ``uses`` counts the things of a class, or the statements with a property, in the ontology.
    """

    iri: str
    label: Text
    definition: Text
    kind: str
    module: str
    scope_note: Text | None = None
    example: Text | None = None
    sources: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    expected_in: tuple[str, ...] = ()
    is_single: bool = False
    is_set: bool = False
    uses: int = 0
