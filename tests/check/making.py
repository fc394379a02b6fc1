"""Small shapes, evidence and checks that tests of both engines are made of."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pyoxigraph as ox

from dutygraph.check.run import Call, run_checks
from dutygraph.model.knowledge import Check, PropertyShape
from dutygraph.model.namespace import EARL
from dutygraph.model.status import EngineOutput, Finding
from dutygraph.model.text import Text
from dutygraph.model.words import Severity, Strength

AS_OF = datetime(2026, 6, 30, tzinfo=UTC)
PREFIXES = """
PREFIX dg: <https://w3id.org/dutygraph/ns/>
PREFIX earl: <http://www.w3.org/ns/earl#>
PREFIX ex: <urn:x:>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
DECLARED = 'ex:names sh:declare [ sh:prefix "ex" ; sh:namespace "urn:x:"^^xsd:anyURI ] .'
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"


def ntriples(turtle: str) -> bytes:
    """Write Turtle as N-Triples."""
    triples = [quad.triple for quad in ox.parse(PREFIXES + turtle, format=ox.RdfFormat.TURTLE)]
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def lines(turtle: str) -> tuple[str, ...]:
    """Write Turtle as N-Triples lines, as evidence comes."""
    # Not splitlines: it also cuts at characters that may stand in a literal.
    return tuple(ntriples(turtle).decode().removesuffix("\n").split("\n"))


def check(
    slug: str = "c",
    finds: Sequence[tuple[str, str]] = (("p", "failed"),),
    *,
    kind: str = "K",
) -> Check:
    """Make a check whose shapes are ``ex:<slug>-<what>`` (or ``ex:<slug>`` for an empty what)."""
    shapes = tuple(
        PropertyShape(
            iri=f"urn:x:{slug}-{what}" if what else f"urn:x:{slug}",
            path=None,
            finds=EARL + outcome,
            severity=Severity.MUST,
            message=Text("It must be so."),
            remedy=None,
        )
        for what, outcome in finds
    )
    return Check(
        slug=slug,
        iri=f"urn:x:check-{slug}",
        control=slug,
        kind=f"urn:x:{kind}",
        severity=Severity.MUST,
        reads=(),
        minimum_strength=Strength.RECORDED,
        max_age_days=90,
        absence_fails=False,
        one_per_account=False,
        shape=f"urn:x:{slug}",
        shapes=shapes,
    )


def both(
    shapes: str, evidence: str, checks: Sequence[Check], call: Call
) -> tuple[EngineOutput, EngineOutput]:
    """Run both engines over Turtle."""
    fast, reference = (
        run_checks(
            lines(evidence),
            checks,
            engine=engine,
            seconds=60,
            as_of=AS_OF,
            shapes=ntriples(shapes),
            call=call,
        )
        for engine in ("fast", "reference")
    )
    return fast, reference


def told(output: EngineOutput) -> list[Finding]:
    """Sort the findings of an engine: equal lists are equal multisets."""
    return sorted(output.findings, key=str)
