"""Checks: one shape run as a test for one control, with the words of its parts."""

from collections.abc import Iterator

import pyoxigraph as ox

from dutygraph.knowledge.reading.library import Library
from dutygraph.knowledge.reading.node import Node, nodes
from dutygraph.knowledge.reading.path import path_text
from dutygraph.model import knowledge as model
from dutygraph.model.namespace import DG, EARL, EV, SH
from dutygraph.model.words import Severity, Strength

_SEVERITIES = {
    SH + "Violation": Severity.MUST,
    SH + "Warning": Severity.SHOULD,
    SH + "Info": Severity.MAY,
}
_FINDS = tuple(EARL + outcome for outcome in ("failed", "cantTell", "inapplicable"))


def checks(library: Library) -> dict[str, model.Check]:
    """Return the checks by slug."""
    return {node.slug: _check(node) for node in nodes(library, DG + "Check")}


def _check(node: Node) -> model.Check:
    shape = Node(node.library, node.iri_of(DG + "shape"))
    kind = node.iri_of(DG + "looksAt")
    _same_subject(node, shape, kind)
    shapes = tuple(_property_shape(part) for part in _parts(shape))
    return model.Check(
        slug=node.slug,
        iri=node.iri,
        control=node.slug_to(DG + "ofControl", "control"),
        kind=kind,
        severity=_strongest(node, shapes),
        reads=_reads(node),
        minimum_strength=node.word(DG + "minimumStrength", "strength", Strength),
        max_age_days=node.integer(DG + "maxAgeDays", 90),
        absence_fails=node.boolean(DG + "absenceFails"),
        one_per_account=node.boolean(DG + "onePerAccount"),
        shape=shape.iri,
        shapes=shapes,
        parameters=tuple(_parameter(node, text) for text in node.strings(DG + "parameter")),
    )


def _same_subject(node: Node, shape: Node, kind: str) -> None:
    if node.slug != shape.slug or node.slug != node.slug_to(DG + "ofControl", "control"):
        raise node.error("needs one slug for check, shape and control")
    if not node.library.is_a(shape.iri, SH + "NodeShape"):
        raise node.error(f"runs {shape.iri}, which is no node shape")
    if shape.iris(SH + "targetClass") != (kind,):
        raise shape.error(f"needs targetClass {kind}, the kind that its check looks at")


def _parts(shape: Node) -> Iterator[Node]:
    """Yield every part of a shape that reports; a property shape that constrains must say what."""
    if shape.iri_or_none(DG + "finds"):
        yield shape
    for name in ("property", "sparql", "node"):
        for target in shape.library.values(shape.iri, SH + name):
            if not isinstance(target, ox.NamedNode):
                raise shape.error(f"has a blank node as {name}; give it an IRI")
            part = Node(shape.library, target.value)
            found = list(_parts(part))
            if not found and name == "property":
                raise part.error("needs finds: what a finding of it means")
            yield from found


def _property_shape(part: Node) -> model.PropertyShape:
    finds = part.iri_of(DG + "finds")
    if finds not in _FINDS:
        raise part.error(f"finds {finds}, one of {', '.join(_FINDS)}")
    remedy = part.text_or_none(DG + "remedy")
    if finds == EARL + "failed" and (remedy is None or remedy.zh is None):
        raise part.error("finds a failure and needs a remedy in en and zh-Hans")
    paths = part.library.values(part.iri, SH + "path")
    return model.PropertyShape(
        iri=part.iri,
        path=path_text(part.library, paths[0]) if paths else None,
        finds=finds,
        severity=_severity(part),
        message=part.text(SH + "message"),
        remedy=remedy,
    )


def _severity(part: Node) -> Severity:
    iri = part.iri_of(SH + "severity")
    if iri not in _SEVERITIES:
        raise part.error(f"has severity {iri}, one of {', '.join(_SEVERITIES)}")
    return _SEVERITIES[iri]


def _strongest(node: Node, shapes: tuple[model.PropertyShape, ...]) -> Severity:
    failing = [shape.severity for shape in shapes if shape.finds == EARL + "failed"]
    if not failing:
        raise node.error("can never fail: none of its shapes finds earl:failed")
    return min(failing, key=list(Severity).index)


def _reads(node: Node) -> tuple[str, ...]:
    reads = node.iris(DG + "reads")
    if not reads or not all(iri.startswith(EV) for iri in reads):
        raise node.error("needs reads: the evidence properties that it looks at")
    return reads


def _parameter(node: Node, text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise node.error(f"has the parameter {text!r}, which is not name=value")
    return name, value
