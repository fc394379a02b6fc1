"""A status report as RDF: its check results in W3C's EARL, and its lines of status."""

import hashlib
from collections.abc import Iterable, Iterator

from dutygraph.export.triple import link, number, text, time, typed
from dutygraph.model.namespace import (
    DCTERMS,
    DG,
    EARL,
    catalogue_iri,
    slug_of,
    snapshot_graph,
    tenant_base,
)
from dutygraph.model.status import CheckResult, ControlLine, PartyLine, StatusReport
from dutygraph.model.words import Reason, Status

_PROV = "http://www.w3.org/ns/prov#"


def results_graph(report: StatusReport, base: str) -> tuple[str, ...]:
    """Return the check results as EARL assertions, N-Triples lines, sorted."""
    return tuple(sorted(set(_assertions(report, base))))


def status_graph(report: StatusReport, base: str) -> tuple[str, ...]:
    """Return run, snapshots and the lines of status, N-Triples lines, sorted."""
    return tuple(sorted({*_run(report, base), *_controls(report, base), *_clauses(report, base)}))


def run_iri(report: StatusReport, base: str) -> str:
    """Return the IRI of an evaluation."""
    return f"{tenant_base(base, report.tenant)}run/{report.run}"


def result_iri(report: StatusReport, result: CheckResult, base: str) -> str:
    """Return the IRI of one check's assertion on one resource."""
    return f"{run_iri(report, base)}/result/{result.check}/{_short(result.resource)}"


def _assertions(report: StatusReport, base: str) -> Iterator[str]:
    run = run_iri(report, base)
    yield typed(run, EARL + "Software")
    for result in report.results:
        assertion = result_iri(report, result, base)
        outcome = f"{assertion}/outcome"
        yield typed(assertion, EARL + "Assertion")
        yield link(assertion, EARL + "assertedBy", run)
        yield link(assertion, EARL + "mode", EARL + "automatic")
        yield link(assertion, EARL + "test", catalogue_iri("check", result.check))
        yield link(assertion, EARL + "subject", result.resource)
        yield link(assertion, EARL + "result", outcome)
        yield typed(outcome, EARL + "TestResult")
        yield link(outcome, EARL + "outcome", EARL + result.outcome.value)
        yield time(outcome, DCTERMS + "date", result.seen or report.as_of)
        yield from _reason(outcome, result.reason)
        for digest in {origin.snapshot for origin in result.origins if origin.won}:
            graph = snapshot_graph(base, report.tenant, digest)
            yield link(assertion, _PROV + "wasDerivedFrom", graph)


def _run(report: StatusReport, base: str) -> Iterator[str]:
    run = run_iri(report, base)
    yield typed(run, _PROV + "Activity")
    yield time(run, DCTERMS + "date", report.as_of)
    yield text(run, DCTERMS + "description", report.scope.name)
    for snapshot in report.snapshots:
        graph = snapshot_graph(base, report.tenant, snapshot.digest)
        yield link(run, _PROV + "used", graph)
        yield typed(graph, _PROV + "Entity")
        yield text(graph, DCTERMS + "source", snapshot.source)
        yield text(graph, DCTERMS + "format", snapshot.form)
        if snapshot.collected:
            yield time(graph, DCTERMS + "created", snapshot.collected)


def _controls(report: StatusReport, base: str) -> Iterator[str]:
    for line in report.controls:
        iri = _control_line_iri(report, line, base)
        yield from _line(iri, line.status, line.reason, line.party, run_iri(report, base))
        yield link(iri, DG + "ofControl", catalogue_iri("control", line.control))
        yield number(iri, DG + "failedCount", line.failed)
        yield number(iri, DG + "resultCount", line.total)
        if line.responsibility:
            yield link(iri, DG + "restsOn", line.responsibility)
        if line.claim:
            yield link(iri, DG + "restsOn", line.claim)
        for result in line.results:
            yield link(iri, DG + "restsOn", result_iri(report, result, base))


def _clauses(report: StatusReport, base: str) -> Iterator[str]:
    run = run_iri(report, base)
    for clause in report.requirements:
        iri = f"{run}/requirement/{clause.scheme}/{slug_of(clause.requirement)}"
        yield from _line(iri, clause.status, clause.reason, None, run)
        yield link(iri, DG + "ofRequirement", clause.requirement)
        for line in clause.lines:
            yield from _party_line(report, clause.requirement, iri, line, base)


def _party_line(
    report: StatusReport, requirement: str, whole: str, line: PartyLine, base: str
) -> Iterator[str]:
    iri = f"{whole}/{line.party or 'no-party'}"
    yield from _line(iri, line.status, line.reason, line.party, run_iri(report, base))
    yield link(iri, DG + "ofRequirement", requirement)
    yield link(whole, DG + "restsOn", iri)
    for mapped in line.through:
        yield link(iri, DG + "restsOn", _control_line_iri(report, mapped.line, base))
        yield link(iri, DG + "throughMapping", mapped.mapping)


def _line(
    iri: str, status: Status, reason: Reason | None, party: str | None, run: str
) -> Iterable[str]:
    yield typed(iri, DG + "StatusLine")
    yield link(iri, DG + "status", catalogue_iri("status", status.value))
    yield link(iri, _PROV + "wasGeneratedBy", run)
    yield from _reason(iri, reason)
    if party:
        yield link(iri, DG + "forParty", catalogue_iri("party", party))


def _reason(iri: str, reason: Reason | None) -> Iterator[str]:
    if reason:
        yield link(iri, DG + "because", catalogue_iri("reason", reason.value))


def _control_line_iri(report: StatusReport, line: ControlLine, base: str) -> str:
    whose = line.party or "no-party"
    if line.responsibility:
        whose += f"/{_short(line.responsibility)}"
    return f"{run_iri(report, base)}/control/{line.control}/{whose}"


def _short(iri: str) -> str:
    return hashlib.sha256(iri.encode()).hexdigest()[:16]
