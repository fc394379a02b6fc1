"""OWL functional syntax."""

import pyoxigraph as ox

from dutygraph.export.described import Described
from dutygraph.export.ontology.axioms import Axiom, Entity, Part, document_of
from dutygraph.knowledge.writing.prefix import Prefixes
from dutygraph.model.namespace import XSD
from dutygraph.model.text import language_tag


def functional(ontology: Described) -> str:
    """Return the ontology in OWL functional syntax. Raises ValueError as ``document_of`` does."""
    document = document_of(ontology)
    names = Prefixes({})
    body = [
        *(_axiom(one, names) for one in document.annotations),
        *(_axiom(one, names) for one in document.axioms),
    ]
    head = [f"Prefix({name}:=<{namespace}>)\n" for name, namespace in names.used()]
    opening = f"\nOntology(<{document.iri}> <{document.version}>\n"
    return "".join([*head, opening, *body, ")\n"])


def _axiom(axiom: Axiom, names: Prefixes) -> str:
    parts = [_part(part, names) for part in axiom.parts]
    if axiom.name == "Declaration":
        parts = [
            f"{part.kind}({text})"
            for part, text in zip(axiom.parts, parts, strict=True)
            if isinstance(part, Entity)
        ]
    return f"{axiom.name}({' '.join(parts)})\n"


def _part(part: Part, names: Prefixes) -> str:
    if not isinstance(part, ox.Literal):
        return names.shorten(part.iri)
    text = part.value.replace("\\", "\\\\").replace('"', '\\"')
    if part.language:
        return f'"{text}"@{language_tag(part.language)}'
    kind = part.datatype.value
    return f'"{text}"' if kind == XSD + "string" else f'"{text}"^^{names.shorten(kind)}'
