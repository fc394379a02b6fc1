"""Write values as N-Triples terms."""

import re

from dutygraph.model.namespace import XSD

_SPECIAL = re.compile(r'[\x00-\x1f\x7f"\\]')
_SHORT = {"\t": "\\t", "\b": "\\b", "\n": "\\n", "\r": "\\r", "\f": "\\f", '"': '\\"', "\\": "\\\\"}
_BOOLEAN = {value: f'"{str(value).lower()}"^^<{XSD}boolean>' for value in (True, False)}


def literal(value: "bool | int | str") -> str:
    """Return a boolean, integer or text as a term."""
    if isinstance(value, bool):
        return _BOOLEAN[value]
    if isinstance(value, int):
        return f'"{value}"^^<{XSD}integer>'
    return f'"{_SPECIAL.sub(_escaped, value)}"' if _SPECIAL.search(value) else f'"{value}"'


def iri(value: str) -> str:
    """Return an IRI of ours as a term; it is percent-encoded already."""
    return f"<{value}>"


def _escaped(found: "re.Match[str]") -> str:
    return _SHORT.get(found.group(), f"\\u{ord(found.group()):04X}")
