"""OWL/XML."""

from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from dutygraph.export.described import Described
from dutygraph.export.ontology.axioms import Axiom, Entity, Part, document_of
from dutygraph.model.namespace import OWL
from dutygraph.model.text import language_tag


def owlxml(ontology: Described) -> str:
    """Return the ontology in OWL/XML. Raises ValueError as ``document_of`` does."""
    document = document_of(ontology)
    opening = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<Ontology xmlns={quoteattr(OWL)} ontologyIRI={quoteattr(document.iri)} "
        f"versionIRI={quoteattr(document.version)}>\n"
    )
    axioms = (*document.annotations, *document.axioms)
    return opening + "".join(map(_axiom, axioms)) + "</Ontology>\n"


def _axiom(axiom: Axiom) -> str:
    return f"<{axiom.name}>{''.join(map(_part, axiom.parts))}</{axiom.name}>\n"


def _part(part: Part) -> str:
    if isinstance(part, Entity):
        return f"<{part.kind} IRI={quoteattr(part.iri)}/>"
    if not isinstance(part, ox.Literal):
        return f"<IRI>{escape(part.iri)}</IRI>"
    kind = (
        f" xml:lang={quoteattr(language_tag(part.language))}"
        if part.language
        else f" datatypeIRI={quoteattr(part.datatype.value)}"
    )
    return f"<Literal{kind}>{escape(part.value, {chr(13): '&#13;'})}</Literal>"
