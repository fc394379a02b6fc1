"""RDF/XML: one element a subject, named by what it is."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from dutygraph.export.described import Described, key_of
from dutygraph.knowledge.writing.order import Object
from dutygraph.knowledge.writing.prefix import Prefixes
from dutygraph.model.namespace import RDF_TYPE, XSD
from dutygraph.model.text import language_tag


def rdfxml(ontology: Described) -> str:
    """Return the ontology as RDF/XML. Raises ValueError for a property without a short name."""
    names = Prefixes({})
    body = [line for key in ontology.subjects() for line in _element(ontology, key, names)]
    names.shorten(RDF_TYPE)
    spaces = "".join(
        f"\n    xmlns:{name}={quoteattr(namespace)}" for name, namespace in names.used()
    )
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n'
    return head + "".join(body) + "</rdf:RDF>\n"


def _element(ontology: Described, key: str, names: Prefixes) -> Iterator[str]:
    said = ontology.of(key)
    kinds = said.get(RDF_TYPE, [])
    name = _name(kinds[0].value, names) if kinds else "rdf:Description"
    yield f"<{name} {_about('about', key)}>\n"
    for kind in kinds[1:]:
        yield f"    <rdf:type {_about('resource', kind.value)}/>\n"
    for predicate, values in said.items():
        if predicate != RDF_TYPE:
            for value in values:
                yield _property(ontology, _name(predicate, names), value)
    yield f"</{name}>\n"


def _property(ontology: Described, name: str, value: Object) -> str:
    if isinstance(value, ox.Literal):
        return f"    <{name}{_kind(value)}>{_escaped(value.value)}</{name}>\n"
    members = ontology.members(value) if isinstance(value, ox.BlankNode) else None
    if members is None:
        return f"    <{name} {_about('resource', key_of(value))}/>\n"
    inner = "".join(
        f"        <rdf:Description {_about('about', key_of(one))}/>\n" for one in members
    )
    return f'    <{name} rdf:parseType="Collection">\n{inner}    </{name}>\n'


def _about(attribute: str, key: str) -> str:
    if key.startswith("_:"):
        return f"rdf:nodeID={quoteattr(key[2:])}"
    return f"rdf:{attribute}={quoteattr(key)}"


def _kind(literal: ox.Literal) -> str:
    if literal.language:
        return f" xml:lang={quoteattr(language_tag(literal.language))}"
    kind = literal.datatype.value
    return "" if kind == XSD + "string" else f" rdf:datatype={quoteattr(kind)}"


def _escaped(text: str) -> str:
    # A bare carriage return would be read as a line's end.
    return escape(text, {"\r": "&#13;"})


def _name(iri: str, names: Prefixes) -> str:
    name = names.shorten(iri)
    if name.startswith("<"):
        raise ValueError(f"{iri} has no prefix; add one to prefixes.csv")
    return name
