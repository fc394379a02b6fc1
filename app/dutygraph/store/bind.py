"""Put parameters into query text as terms, the same for every store.

The protocol has no binding, so the text is made: ``VALUES (?name) { (term) }`` as the first line
of the outer group. Terms are written by the RDF library's serialiser; a plain string is refused,
for nobody could tell whether it is meant as an IRI, a literal or SPARQL.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from dutygraph.model.errors import QueryError
from dutygraph.model.namespace import XSD
from dutygraph.store import guard

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


@dataclass(frozen=True, slots=True)
class Iri:
    """An IRI as a parameter, without brackets."""

    value: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal as a parameter: its lexical form, and a language tag or a datatype IRI."""

    value: str
    language: str | None = None
    datatype: str = XSD + "string"


Term = Iri | Literal


def bind(text: str, params: Mapping[str, Term | tuple[Term, ...]]) -> str:
    """Return the query with each parameter bound to its term, or to each of several.

    Raises QueryError when a parameter is no term, is not a term's legal text, or names no
    variable of the query, and when the query has no outer group to put it in.
    """
    if not params:
        return text
    found = list(guard.tokens(text))
    names = {token.text[1:] for token in found if token.kind == "variable"}
    lines = [_values(name, term, names) for name, term in params.items()]
    start = _outer_group(found)
    return "\n".join([text[:start], *lines, text[start:]])


def _values(name: str, term: Term | tuple[Term, ...], names: set[str]) -> str:
    if not _NAME.match(name) or name not in names:
        raise QueryError(f"the query has no parameter {name!r}")
    terms = term if isinstance(term, tuple) else (term,)
    rows = " ".join(f"({_written(name, one)})" for one in terms)
    return f"VALUES (?{name}) {{ {rows} }}"


def _written(name: str, term: Term) -> str:
    try:
        if isinstance(term, Iri):
            return str(ox.NamedNode(term.value))
        if isinstance(term, Literal):
            if term.language:
                return str(ox.Literal(term.value, language=term.language))
            return str(ox.Literal(term.value, datatype=ox.NamedNode(term.datatype)))
    except ValueError as error:
        raise QueryError(f"the value of {name} is not a legal term: {error}") from None
    raise QueryError(f"the value of {name} is a {type(term).__name__}, not an Iri or a Literal")


def _outer_group(found: list[guard.Token]) -> int:
    """Return the place after the brace that opens the WHERE group."""
    depth, groups, form = 0, [], ""
    for token in found:
        form = form or (token.text.upper() if token.text.upper() in guard.FORMS else "")
        if token.kind != "sign":
            continue
        if token.text == "{" and depth == 0:
            groups.append(token.start + 1)
        depth += (token.text in "{([") - (token.text in "})]")
    wanted = 1 if form == "CONSTRUCT" else 0
    if len(groups) <= wanted:
        raise QueryError("the query has no group that parameters can be put in")
    return groups[wanted]
