"""Snapshots of a made tenant: who says what of which resource, and when."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from dutygraph.model.evidence import (
    Effective,
    Fact,
    FileMark,
    ImportReport,
    Observation,
    Origin,
    Reading,
    Skipped,
    Snapshot,
    ToolResult,
)
from dutygraph.model.namespace import EV, RDF_TYPE, XSD
from dutygraph.model.words import Strength

AS_OF = datetime(2026, 6, 30, tzinfo=UTC)
ROOT = "urn:dutygraph:tenant/local/"
TRUE, FALSE = (f'"{word}"^^<{XSD}boolean>' for word in ("true", "false"))
DECLARED, PLANNED, RECORDED, OBSERVED, REPORTED, _ = Strength
SETS = frozenset({EV + "tag", EV + "portRange", EV + "usesGroup"})


def ago(days: float) -> datetime:
    return AS_OF - timedelta(days=days)


def bucket(name: str) -> str:
    return f"{ROOT}resource/ObjectStorage/{name}"


def rule(name: str) -> str:
    return f"{ROOT}resource/SecurityGroupRule/{name}"


def text(value: str) -> str:
    return f'"{value}"'


def fact(resource: str, name: str, value: str, pointer: str = "/0") -> Fact:
    iri = RDF_TYPE if name == "type" else EV + name
    return Fact(resource, iri, value, pointer)


def line(resource: str, name: str, value: str) -> str:
    one = fact(resource, name, value)
    return f"<{one.resource}> <{one.property}> {one.value} ."


def said(
    *facts: Fact,
    source: str = "a",
    days: float | None = 1,
    strength: Strength = RECORDED,
    form: str = "form",
    partial: bool = False,
    results: tuple[ToolResult, ...] = (),
    times: Mapping[str, datetime] | None = None,
    name: str = "",
) -> Observation:
    """Return what one source says, seen so many days before AS_OF (None: nobody knows when)."""
    digest = name or hashlib.sha256(repr((facts, source, strength, results)).encode()).hexdigest()
    when = None if days is None else ago(days)
    snapshot = Snapshot(
        digest, source, form, strength, when, AS_OF, (FileMark("f.json", digest, 1),),
        None, None, partial, (), (),
    )  # fmt: skip
    return Observation(snapshot, facts, results, times or {})


def ports(owner: str, first: int, last: int) -> tuple[Fact, ...]:
    """Return a rule's range of ports with the node that is a part of the rule."""
    part = f"{owner}/ports/{first}-{last}"
    return (
        fact(owner, "portRange", f"<{part}>"),
        fact(part, "type", f"<{EV}PortRange>"),
        fact(part, "fromPort", f'"{first}"^^<{XSD}integer>'),
        fact(part, "toPort", f'"{last}"^^<{XSD}integer>'),
    )


def fates(effective: Effective, name: str) -> dict[str, tuple[bool, str]]:
    """Return for each snapshot whether its value of a property won, and why."""
    return {o.snapshot: (o.won, o.why) for o in effective.origins if o.property == EV + name}


def won(effective: Effective) -> list[Origin]:
    return [origin for origin in effective.origins if origin.won]


def reading(
    *facts: Fact,
    form: str = "config-resources",
    strength: Strength = OBSERVED,
    content: bytes = b"page",
    last_page: bool | None = None,
    collected: datetime | None = None,
    source: str | None = None,
    results: tuple[ToolResult, ...] = (),
    times: Mapping[str, datetime] | None = None,
    skipped: tuple[Skipped, ...] = (),
    untold: tuple[str, ...] = (),
) -> Reading:
    report = ImportReport(form, len(facts) + len(skipped), len(facts), skipped, (), ())
    return Reading(
        form, strength, facts, results, report, content, hashlib.sha256(content).hexdigest(),
        len(content), collected, times or {}, source, last_page, untold,
    )  # fmt: skip
