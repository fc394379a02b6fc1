"""Small things that tests of status are made of."""

from datetime import UTC, datetime, timedelta

from dutygraph.model.evidence import Coverage, FileMark, ImportReport, Origin, Snapshot
from dutygraph.model.knowledge import Check, PropertyShape
from dutygraph.model.namespace import EV
from dutygraph.model.status import CheckResult, Finding, Population
from dutygraph.model.text import Text
from dutygraph.model.words import Outcome, Reason, Severity, Strength

AS_OF = datetime(2026, 6, 30, tzinfo=UTC)
FRESH = AS_OF - timedelta(days=3)
STALE = AS_OF - timedelta(days=91)
KIND = EV + "ObjectStorage"
ENCRYPTED = EV + "encryptionAtRest"
BUCKET = "urn:dutygraph:tenant/local/resource/ObjectStorage/a"
TRUE = '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'
FALSE = '"false"^^<http://www.w3.org/2001/XMLSchema#boolean>'


def check(
    slug: str = "bucket-encryption",
    *,
    severity: Severity = Severity.MUST,
    minimum: Strength = Strength.RECORDED,
    absence_fails: bool = False,
    one_per_account: bool = False,
    kind: str = KIND,
    reads: tuple[str, ...] = (ENCRYPTED,),
) -> Check:
    shape = PropertyShape(
        f"shape/{slug}", reads[0], "failed", severity, Text("It must be so."), Text("Make it so.")
    )
    return Check(
        slug=slug,
        iri=f"check/{slug}",
        control=slug,
        kind=kind,
        severity=severity,
        reads=reads,
        minimum_strength=minimum,
        max_age_days=90,
        absence_fails=absence_fails,
        one_per_account=one_per_account,
        shape=f"shape/{slug}",
        shapes=(shape,),
    )


def snapshot(
    digest: str,
    *,
    strength: Strength = Strength.OBSERVED,
    collected: datetime | None = FRESH,
    source: str | None = None,
    coverage: tuple[Coverage, ...] = (),
    partial: bool = False,
) -> Snapshot:
    report = ImportReport("form", 1, 1, (), (), ())
    return Snapshot(
        digest,
        source or f"source-{digest}",
        "form",
        strength,
        collected,
        AS_OF,
        (FileMark(f"{digest}.json", digest, 1),),
        None,
        None,
        partial,
        coverage,
        (report,),
    )


def origin(
    value: str = TRUE,
    *,
    digest: str = "s1",
    strength: Strength = Strength.OBSERVED,
    collected: datetime | None = FRESH,
    won: bool = True,
    resource: str = BUCKET,
    name: str = ENCRYPTED,
) -> Origin:
    return Origin(resource, name, value, digest, strength, collected, "/a/0", 0, won, "")


def finding(name: str = ENCRYPTED, *, severity: Severity = Severity.MUST) -> Finding:
    return Finding(BUCKET, "shape/bucket-encryption", f"<{name}>", None, "c", severity)


def result(
    outcome: Outcome,
    reason: Reason | None = None,
    *,
    severity: Severity = Severity.MUST,
    resource: str = BUCKET,
    slug: str = "bucket-encryption",
) -> CheckResult:
    if outcome is Outcome.CANNOT_TELL and reason is None:
        reason = Reason.VALUE_UNKNOWN
    return CheckResult(
        slug, slug, resource, resource.rsplit("/", 1)[-1], outcome, reason, severity, (), ()
    )


COMPLETE = Population(KIND, 3, True, ("inventory",))
INCOMPLETE = Population(KIND, 3, False, (), (("lab", "north"),))
