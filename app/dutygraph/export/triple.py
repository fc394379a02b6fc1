"""N-Triples lines, each term written by the RDF library."""

from datetime import datetime

import pyoxigraph as ox

from dutygraph.model.namespace import RDF_TYPE, XSD


def link(subject: str, predicate: str, target: str) -> str:
    """Return a line between two IRIs."""
    return f"<{subject}> <{predicate}> <{target}> ."


def typed(subject: str, kind: str) -> str:
    """Return the line that says what a thing is."""
    return link(subject, RDF_TYPE, kind)


def text(subject: str, predicate: str, value: str, language: str | None = None) -> str:
    """Return a line with a text."""
    return f"<{subject}> <{predicate}> {ox.Literal(value, language=language)} ."


def number(subject: str, predicate: str, value: int) -> str:
    """Return a line with a whole number."""
    return f"<{subject}> <{predicate}> {ox.Literal(value)} ."


def time(subject: str, predicate: str, value: datetime) -> str:
    """Return a line with a time."""
    kind = ox.NamedNode(XSD + "dateTime")
    return f"<{subject}> <{predicate}> {ox.Literal(value.isoformat(), datatype=kind)} ."
