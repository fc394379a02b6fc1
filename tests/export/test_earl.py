"""A report as RDF says what the report says, in terms that exist."""

from dataclasses import replace
from datetime import UTC, datetime

import pyoxigraph as ox

from dutygraph.export.catalogue import catalogue_lines
from dutygraph.export.earl import results_graph, status_graph
from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.evidence import EVERYTHING, FileMark, Origin, Snapshot
from dutygraph.model.namespace import BASE, DG, EARL
from dutygraph.model.status import (
    CheckResult,
    ControlLine,
    MappedLine,
    PartyLine,
    RequirementStatus,
    StatusReport,
)
from dutygraph.model.words import Outcome, Reason, Relation, Severity, Status, Strength

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
HERE = "urn:example:"
RUN = HERE + "tenant/acme/run/r1"
LOGS = HERE + "tenant/acme/resource/ObjectStorage/logs"
SNAPSHOT = Snapshot(
    "d1", "stack \"shop\"", "terraform-state", Strength.RECORDED, NOON, NOON,
    (FileMark("a", "f" * 64, 1),), None, None, False, (), (),
)  # fmt: skip
WON = Origin(LOGS, "urn:p", '"x"', "d1", Strength.RECORDED, NOON, "/0", 0, True, "only")
LOST = replace(WON, snapshot="d0", won=False)
FAILED = CheckResult(
    "obs-bucket-versioning", "obs-bucket-versioning", LOGS, "logs", Outcome.FAILED, None,
    Severity.SHOULD, (), (WON, LOST), seen=NOON,
)  # fmt: skip
UNKNOWN = replace(
    FAILED, check="obs-bucket-encryption", outcome=Outcome.CANNOT_TELL,
    reason=Reason.VALUE_UNKNOWN, origins=(), seen=None,
)  # fmt: skip
LINE = ControlLine(
    "obs-bucket-versioning", "tenant", Status.NOT_MET, None, 1, 1, 0, (FAILED,), None,
    BASE + "responsibility/x",
)  # fmt: skip
CLAUSE = BASE + "requirement/iso-27001-2022/a-8-13"
REPORT = StatusReport(
    "acme", EVERYTHING, NOON, "r1", "fast", (SNAPSHOT,), (LINE,),
    (
        RequirementStatus(
            CLAUSE, "iso-27001-2022", Status.NOT_MET, None,
            (
                PartyLine(
                    "tenant", Status.NOT_MET, None,
                    (MappedLine(BASE + "mapping/m", Relation.EQUAL, Status.NOT_MET, None, LINE),),
                ),
                PartyLine(None, Status.NOT_SHOWN, Reason.NO_CONTROL_MAPPED, ()),
            ),
        ),
    ),
    (FAILED, UNKNOWN), (), (), (), (), (), (), 2,
)  # fmt: skip


def parsed(lines: tuple[str, ...]) -> list[tuple[str, str, str]]:
    quads = list(ox.parse("\n".join(lines), format=ox.RdfFormat.N_TRIPLES))
    assert len(quads) == len(lines) == len(set(lines)) and list(lines) == sorted(lines)
    return [(q.subject.value, q.predicate.value, q.object.value) for q in quads]  # type: ignore[union-attr]


def test_each_result_is_an_assertion_with_its_outcome() -> None:
    triples = parsed(results_graph(REPORT, HERE))
    outcomes = sorted(o for _, p, o in triples if p == EARL + "outcome")
    assert outcomes == [EARL + "cantTell", EARL + "failed"]
    assertions = {s for s, p, o in triples if o == EARL + "Assertion"}
    tests = sorted(o for s, p, o in triples if s in assertions and p == EARL + "test")
    assert tests == [BASE + "check/obs-bucket-encryption", BASE + "check/obs-bucket-versioning"]
    assert {o for _, p, o in triples if p == EARL + "subject"} == {LOGS}


def test_a_result_names_the_snapshots_that_decided_it() -> None:
    derived = [o for _, p, o in parsed(results_graph(REPORT, HERE)) if "wasDerivedFrom" in p]
    assert derived == [HERE + "tenant/acme/snapshot/d1"]


def test_the_status_of_a_clause_rests_on_its_parties_and_their_controls() -> None:
    triples = parsed(status_graph(REPORT, HERE))
    whole = RUN + "/requirement/iso-27001-2022/a-8-13"
    rests = {(s, o) for s, p, o in triples if p == DG + "restsOn"}
    assert (whole, whole + "/tenant") in rests and (whole, whole + "/no-party") in rests
    control = next(o for s, o in rests if s == whole + "/tenant")
    assert control.startswith(RUN + "/control/obs-bucket-versioning/tenant/")
    status = {s: o for s, p, o in triples if p == DG + "status"}
    assert status[control] == BASE + "status/not-met"
    assert status[whole + "/no-party"] == BASE + "status/not-shown"
    reasons = {s: o for s, p, o in triples if p == DG + "because"}
    assert reasons == {whole + "/no-party": BASE + "reason/no-control-mapped"}


def test_the_run_names_its_date_and_its_snapshots() -> None:
    triples = parsed(status_graph(REPORT, HERE))
    assert (RUN, "http://purl.org/dc/terms/date", NOON.isoformat()) in triples
    used = {o for s, p, o in triples if s == RUN and p.endswith("#used")}
    assert used == {HERE + "tenant/acme/snapshot/d1"}
    sources = [o for _, p, o in triples if p == "http://purl.org/dc/terms/source"]
    assert sources == ['stack "shop"']


def test_every_term_of_ours_is_declared_in_the_ontology() -> None:
    known = load_knowledge().terms
    triples = parsed(results_graph(REPORT, HERE)) + parsed(status_graph(REPORT, HERE))
    used = {term for triple in triples for term in triple if term.startswith(DG)}
    assert used and used <= set(known)


def test_the_catalogue_describes_the_endpoint_under_the_deployments_base() -> None:
    quads = list(ox.parse(catalogue_lines(HERE, "1.2.0"), format=ox.RdfFormat.N_TRIPLES))
    objects = {quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)}
    assert HERE + "graph/ontology/1.2.0" in objects
    assert not any(isinstance(q.subject, ox.BlankNode) for q in quads)
    subjects = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
    assert all(subject.startswith(HERE) for subject in subjects)
