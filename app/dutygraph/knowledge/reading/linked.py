"""Every link to a thing of ours must lead to something that is described."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from dutygraph.knowledge.reading.library import Library, Line, Object
from dutygraph.model.errors import InputError
from dutygraph.model.namespace import BASE, DG

_DOCUMENTS = BASE + "module/", BASE + "context/"


def refuse_dangling(ontology: Library, shapes: Library) -> None:
    """Raise InputError for the first link of the ontology or of a check that leads nowhere."""
    checks = set(shapes.typed(DG + "Check"))
    of_checks = [line for line in shapes.lines if _iri(line[0]) in checks]
    for library, lines in ((ontology, ontology.lines), (shapes, of_checks)):
        for error in _dangling(library, lines, (ontology, shapes)):
            raise error


def _dangling(
    library: Library, lines: Iterable[Line], known: tuple[Library, ...]
) -> Iterator[InputError]:
    for subject, predicate, target in lines:
        for iri in (predicate, _iri(target)):
            if _is_ours(iri) and not any(iri in one for one in known):
                yield library.error(_iri(subject), f"names {iri}, which does not exist")


def _is_ours(iri: str) -> bool:
    if not iri.startswith(BASE) or iri.startswith(_DOCUMENTS):
        return False
    return not iri[len(BASE) :][:1].isdigit()  # the name of a version


def _iri(term: Object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)
