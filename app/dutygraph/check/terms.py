"""How terms and severities are written in findings, the same for both engines."""

import pyoxigraph as ox

from dutygraph.model.namespace import SH
from dutygraph.model.words import Severity

SEVERITIES = {
    SH + "Violation": Severity.MUST.value,
    SH + "Warning": Severity.SHOULD.value,
    SH + "Info": Severity.MAY.value,
}
BLANK = "_:blank"
"""A blank node has a name of its own in each engine, and none that a reader could use."""


def written(term: object) -> str | None:
    """Write a term as N-Triples; any blank node is the same."""
    if term is None:
        return None
    return BLANK if isinstance(term, ox.BlankNode) else str(term)


def rewritten(text: str | None) -> str | None:
    """Write a term that an engine wrote: its escapes may not be ours."""
    if text is None or text.startswith("<"):
        return text
    if text.startswith("_:"):
        return BLANK
    if "\\" not in text and "@" not in text and text.isascii():
        return text
    line = f"<urn:a> <urn:b> {text} ."
    return str(next(iter(ox.parse(line, format=ox.RdfFormat.N_TRIPLES))).object)
