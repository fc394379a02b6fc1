"""The closed lists of words of evidence and status; their page words are in the label table."""

from enum import StrEnum


class Outcome(StrEnum):
    """What one check found on one resource: EARL's five outcomes."""

    PASSED = "passed"
    FAILED = "failed"
    CANNOT_TELL = "cantTell"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"


class Status(StrEnum):
    """What the evidence shows for a control or requirement, worst first."""

    NOT_MET = "not-met"
    ACCEPTED = "accepted"
    NOT_SHOWN = "not-shown"
    PARTLY_MET = "partly-met"
    INHERITED_WITHOUT_PROOF = "inherited-without-proof"
    INHERITED = "inherited"
    MET = "met"
    DOES_NOT_APPLY = "does-not-apply"

    @property
    def rank(self) -> int:
        """Return its place in a list that shows the worst first."""
        return list(Status).index(self)


class Reason(StrEnum):
    """Why a line is not shown, partly met or without proof, in the order that decides ties."""

    ENGINE_FAILED = "engine-failed"
    NO_PERMISSION = "no-permission"
    NO_EVIDENCE = "no-evidence"
    TOO_OLD = "too-old"
    TIME_UNKNOWN = "time-unknown"
    TOO_WEAK = "too-weak"
    VALUE_UNKNOWN = "value-unknown"
    SOURCES_DISAGREE = "sources-disagree"
    POPULATION_INCOMPLETE = "population-incomplete"
    NO_CHECK_EXISTS = "no-check-exists"
    DOCUMENT_NEEDED = "document-needed"
    NOT_TESTED_BY_US = "not-tested-by-us"
    PROVIDER_PROOF_MISSING = "provider-proof-missing"
    PROVIDER_EXCEPTION = "provider-exception"
    LIMIT_WEAKENED = "limit-weakened"
    MAPPING_PARTIAL = "mapping-partial"
    MAPPING_TOO_WIDE = "mapping-too-wide"
    MAPPING_OVERLAPS = "mapping-overlaps"
    NO_CONTROL_MAPPED = "no-control-mapped"
    RESPONSIBILITY_NOT_SAID = "responsibility-not-said"


class Strength(StrEnum):
    """How strong a fact is, by the kind of file it came from (status.md 4)."""

    DECLARED = "declared"
    PLANNED = "planned"
    RECORDED = "recorded"
    OBSERVED = "observed"
    REPORTED = "reported"
    STATED = "stated"

    @property
    def rank(self) -> int:
        """Order values against values: declared 0 to observed 3; outcomes and statements -1."""
        return _RANK.get(self, -1)

    @property
    def can_show_met(self) -> bool:
        """Say whether values of this strength can make a status met."""
        return self in (Strength.RECORDED, Strength.OBSERVED)


_RANK = {
    Strength.DECLARED: 0,
    Strength.PLANNED: 1,
    Strength.RECORDED: 2,
    Strength.OBSERVED: 3,
}


class Severity(StrEnum):
    """One scale for shapes, checks and reports; may is advice and changes no status."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


class Relation(StrEnum):
    """How a control relates to a requirement, read from control to requirement."""

    EQUAL = "equal"
    SUBSET = "subset"
    SUPERSET = "superset"
    INTERSECTS = "intersects"


class SourceKind(StrEnum):
    """Who says a fact, strongest first (model.md 1); the slug of ``kind/``."""

    OFFICIAL_TEXT = "official-text"
    CONTRACT = "contract"
    PROVIDER_PAGE = "provider-page"
    GENERAL_MODEL = "general-model"
    RETELLING = "retelling"
    OUR_JUDGEMENT = "our-judgement"
