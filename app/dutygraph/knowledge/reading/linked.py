"""Every link to a thing of ours must lead to something that is described."""

from collections.abc import Iterable

import pyoxigraph as ox

from dutygraph.knowledge.reading.library import Library, Line, Object
from dutygraph.model.errors import InputError
from dutygraph.model.namespace import BASE, DG

_DOCUMENTS = BASE + "module/", BASE + "context/"


def refuse_dangling(ontology: Library, shapes: Library) -> None:
    """Raise InputError for the first link of the ontology or of a check that leads nowhere."""
    checks = set(shapes.typed(DG + "Check"))
    of_checks = [line for line in shapes.lines if line[0] in checks]
    for library, lines in ((ontology, ontology.lines), (shapes, of_checks)):
        named = {_iri(target) for _, _, target in lines} | {line[1] for line in lines}
        lost = {one for one in named if _is_ours(one) and not (one in ontology or one in shapes)}
        if lost:
            raise _error(library, lines, lost)


def _error(library: Library, lines: Iterable[Line], lost: set[str]) -> InputError:
    """Return the error about the first line that names what is not there."""
    subject, iri = next(
        (subject, iri)
        for subject, predicate, target in lines
        for iri in (predicate, _iri(target))
        if iri in lost
    )
    return library.error(subject, f"names {iri}, which does not exist")


def _is_ours(iri: str) -> bool:
    if not iri.startswith(BASE) or iri.startswith(_DOCUMENTS):
        return False
    return not iri[len(BASE) :][:1].isdigit()  # the name of a version


def _iri(term: Object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)
