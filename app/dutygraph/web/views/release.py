"""The release of the ontology: what it says of itself, in the words of one language."""

from dataclasses import dataclass

from dutygraph.export.header import Header
from dutygraph.web.views.names import Link, Names, Spoken

_VOCABULARY = "https://schema.org/"


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """A release as its page shows it; ``described`` is for search engines."""

    title: Spoken
    description: Spoken
    creator: Spoken
    citation: Spoken
    version: str
    license: str
    created: str
    modified: str
    modules: tuple[Link, ...]
    described: dict[str, object]


def release_view(names: Names, header: Header) -> ReleaseView:
    """Return a release as its page shows it."""
    return ReleaseView(
        title=names.label(header.title),
        description=names.label(header.description),
        creator=names.label(header.creator),
        citation=names.label(header.citation),
        version=header.version,
        license=header.license,
        created=header.created,
        modified=header.modified,
        modules=tuple(names.sorted(map(names.module, _with_terms(names)))),
        described=described(names, header),
    )


def described(names: Names, header: Header) -> dict[str, object]:
    """Return the release in the words of schema.org."""
    spoken = names.label(header.title)
    return {
        "@context": _VOCABULARY,
        "@type": "Dataset",
        "@id": header.version_iri,
        "name": spoken.text,
        "description": names.label(header.description).text,
        "inLanguage": ["en", "zh-Hans"],
        "version": header.version,
        "license": header.license,
        "dateCreated": header.created,
        "dateModified": header.modified,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": names.label(header.creator).text},
    }


def _with_terms(names: Names) -> set[str]:
    return {term.module for term in names.knowledge.terms.values()}
