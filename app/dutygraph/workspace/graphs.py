"""Which graphs there are, what stands in them, and which of them a query sees (model.md 4)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dutygraph.export.earl import results_graph, status_graph
from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.ledger.ledger import Ledger
from dutygraph.model.evidence import Fact
from dutygraph.model.namespace import (
    catalogue_graph,
    effective_graph,
    ontology_graph,
    run_graph,
    snapshot_graph,
)
from dutygraph.model.status import StatusReport


@dataclass(frozen=True, slots=True)
class Seen:
    """The graphs of one query: those that make up its default graph, and those by name."""

    default: tuple[str, ...]
    named: tuple[str, ...]


def seen_by(tenant: str | None, *, ledger: Ledger, knowledge: Knowledge) -> Seen:
    """Return what a tenant's query sees; without a tenant only what is for all."""
    base = ledger.base
    shared = (ontology_graph(base, knowledge.version), catalogue_graph(base))
    if tenant is None:
        return Seen(shared, shared)
    runs = [run.run for run in ledger.runs(tenant)]
    believed = (effective_graph(base, tenant),)
    latest = _run_graphs(base, tenant, runs[-1:])
    pictures = tuple(snapshot_graph(base, tenant, digest) for digest in ledger.digests(tenant))
    return Seen(
        shared + believed + latest,
        shared + believed + pictures + _run_graphs(base, tenant, runs),
    )


def narrowed(seen: Seen, default: Sequence[str] | None, named: Sequence[str] | None) -> Seen:
    """Return what a request that names its own graphs sees: never more than it may."""
    if default is None and named is None:
        return seen
    allowed = set(seen.named)
    return Seen(
        tuple(graph for graph in default or () if graph in allowed),
        tuple(graph for graph in named or () if graph in allowed),
    )


def fact_lines(facts: Iterable[Fact]) -> list[str]:
    """Return facts as N-Triples."""
    return [f"<{fact.resource}> <{fact.property}> {fact.value} ." for fact in facts]


def report_graphs(report: StatusReport, base: str) -> dict[str, Sequence[str]]:
    """Return the graphs derived from one evaluation, by name, as N-Triples lines."""
    return {
        run_graph(base, report.tenant, report.run, "results"): results_graph(report, base),
        run_graph(base, report.tenant, report.run, "status"): status_graph(report, base),
    }


def _run_graphs(base: str, tenant: str, runs: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        run_graph(base, tenant, run, part) for run in runs for part in ("results", "status")
    )
