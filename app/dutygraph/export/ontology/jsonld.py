"""JSON-LD with the published context inside, so that no reader needs a network."""

import json
import re
from typing import Any

import pyoxigraph as ox

from dutygraph.export.context import published
from dutygraph.export.described import Described, key_of
from dutygraph.knowledge.writing.order import Object
from dutygraph.model.namespace import BASE, RDF_TYPE, XSD
from dutygraph.model.text import language_tag

_CLAUSES = f"{BASE}requirement/"
_WHOLE = re.compile(r"0|-?[1-9][0-9]*")


def jsonld(ontology: Described) -> str:
    """Return the ontology as JSON-LD, one line a subject."""
    context = published()
    names = _Names(context)
    nodes = (
        json.dumps(_node(ontology, key, names, context), ensure_ascii=False)
        for key in ontology.subjects()
    )
    head = json.dumps(context, ensure_ascii=False)
    return f'{{"@context": {head},\n"@graph": [\n' + ",\n".join(nodes) + "\n]}\n"


class _Names:
    """Short names by the prefixes of a context."""

    def __init__(self, context: dict[str, Any]) -> None:
        self._bound = {value: name for name, value in context.items() if isinstance(value, str)}

    def __call__(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        clause = _CLAUSES if iri.startswith(_CLAUSES) else iri[:cut]
        name = self._bound.get(clause)
        return f"{name}:{iri[len(clause) :]}" if name and len(iri) > len(clause) else iri


def _node(ontology: Described, key: str, names: _Names, context: dict[str, Any]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": key if key.startswith("_:") else names(key)}
    for predicate, values in ontology.of(key).items():
        name = names(predicate)
        if predicate == RDF_TYPE:
            node["@type"] = _one([names(one.value) for one in values])
        else:
            how = context.get(name, {})
            node[name] = _values(ontology, values, how, names)
    return node


def _values(ontology: Described, values: list[Object], how: Any, names: _Names) -> Any:
    if how.get("@container") == "@list":
        members = ontology.members(values[0]) or []
        return [names(key_of(one)) for one in members]
    if how.get("@container") == "@language":
        return _by_language(values)
    return _one([_value(one, how.get("@type"), names) for one in values])


def _by_language(values: list[Object]) -> dict[str, Any]:
    found: dict[str, list[str]] = {}
    for value in values:
        if not isinstance(value, ox.Literal) or value.language is None:
            raise ValueError(f"{value} has no language, as the context wants; make a new context")
        found.setdefault(language_tag(value.language), []).append(value.value)
    return {language: _one(texts) for language, texts in found.items()}


def _value(value: Object, kind: str | None, names: _Names) -> Any:
    if not isinstance(value, ox.Literal):
        iri = key_of(value) if isinstance(value, ox.BlankNode) else names(value.value)
        return iri if kind == "@id" else {"@id": iri}
    if value.language:
        return {"@value": value.value, "@language": language_tag(value.language)}
    datatype = value.datatype.value
    if kind is None and datatype == XSD + "string":
        return value.value
    if kind is None and datatype == XSD + "integer" and _WHOLE.fullmatch(value.value):
        return int(value.value)
    if kind is None and datatype == XSD + "boolean" and value.value in ("true", "false"):
        return value.value == "true"
    short = names(datatype)
    return value.value if kind == short else {"@value": value.value, "@type": short}


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
