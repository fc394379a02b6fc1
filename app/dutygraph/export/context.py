"""The JSON-LD context: prefixes, and what kind of value each property has.

``python -m dutygraph.export.context`` prints it; ontology/context/v1.jsonld is what was
published. A published name never changes its meaning: v1 may grow, and what breaks it is v2.
"""

import json
import sys
from functools import cache
from typing import Any

import pyoxigraph as ox

from dutygraph.export.described import Described
from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.knowledge.paths import data_root
from dutygraph.knowledge.writing.order import Object
from dutygraph.knowledge.writing.prefix import Prefixes, bound
from dutygraph.model.namespace import BASE, OWL, RDF_TYPE, XSD

NAME = "v1"
IRI = f"{BASE}context/{NAME}.jsonld"
_NATIVE = {XSD + "string", XSD + "integer", XSD + "boolean"}


@cache
def published() -> dict[str, Any]:
    """Return the context as the data folder holds it."""
    text = (data_root() / "ontology/context" / f"{NAME}.jsonld").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)["@context"]
    return found


def context_of(ontology: Described) -> dict[str, Any]:
    """Return the context that an ontology needs."""
    seen: dict[str, set[str]] = {}
    for subject in ontology.subjects():
        for predicate, values in ontology.of(subject).items():
            seen.setdefault(predicate, set()).update(map(_of, values))
        if OWL + "ObjectProperty" in ontology.links(subject, RDF_TYPE):
            seen.setdefault(subject, {"@id"})
    seen.pop(RDF_TYPE, None)
    names = Prefixes({})
    terms = sorted((names.shorten(iri), kinds) for iri, kinds in seen.items())
    kinds = {name: {"@id": name, **kind} for name, found in terms if (kind := _kind(found))}
    return {"@version": 1.1, **dict(sorted(prefixes().items())), **kinds}


def prefixes() -> dict[str, str]:
    """Return the prefixes of the context; clauses of all schemes share one."""
    return {
        "requirement": f"{BASE}requirement/",
        **{name: namespace for namespace, name in bound().items()},
    }


def text_of(context: dict[str, Any]) -> str:
    """Return the context as a file: one line a name."""
    lines = (f"    {json.dumps(k)}: {json.dumps(v)}" for k, v in context.items())
    return '{\n  "@context": {\n' + ",\n".join(lines) + "\n  }\n}\n"


def _kind(kinds: set[str]) -> dict[str, str]:
    """Return how the values of a property are written; nothing where JSON's own way does."""
    if kinds == {"@list"}:
        return {"@type": "@id", "@container": "@list"}
    if kinds == {"@language"}:
        return {"@container": "@language"}
    if len(kinds) == 1 and not kinds & _NATIVE:
        [kind] = kinds
        return {"@type": kind if kind == "@id" else "xsd:" + kind.removeprefix(XSD)}
    return {}


def _of(value: Object) -> str:
    if isinstance(value, ox.Literal):
        return "@language" if value.language else value.datatype.value
    return "@list" if isinstance(value, ox.BlankNode) else "@id"


if __name__ == "__main__":
    sys.stdout.write(text_of(context_of(Described(load_knowledge().ontology_ntriples))))
