"""Names of things with the language they are in and the page they have."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.knowledge.words import Words
from dutygraph.model.knowledge import Claim
from dutygraph.model.namespace import slug_of
from dutygraph.model.text import Text

_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text and its language; ``alone`` says that it exists in no other, though one was asked."""

    text: str
    lang: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A name that leads to a page: endpoint and values for it, "" where there is no page."""

    endpoint: str
    label: Spoken
    values: Mapping[str, str] = field(default_factory=lambda: _NONE)
    fragment: str = ""
    code: str = ""


class Names:
    """Names everything that the knowledge holds, in the words of one language."""

    def __init__(self, knowledge: Knowledge, words: Words) -> None:
        """Keep where names come from."""
        self.knowledge = knowledge
        self.words = words
        self.lang = words.lang

    def text(self, text: Text | None) -> Spoken | None:
        """Return a text in the language asked for, or in the one it has."""
        if text is None or not text.en:
            return None
        said, lang = text.in_language(self.lang)
        return Spoken(said, lang, lang != self.lang)

    def other(self, text: Text) -> Spoken | None:
        """Return the name in the other language, which stands small beside the first."""
        lang = "en" if self.lang != "en" else "zh-Hans"
        said, found = text.in_language(lang)
        return Spoken(said, found) if found == lang and said != self.label(text).text else None

    def label(self, text: Text) -> Spoken:
        """Return a label in the language asked for, or in the one it has."""
        said, lang = text.in_language(self.lang)
        return Spoken(said, lang, lang != self.lang)

    def plain(self, text: str) -> Spoken:
        """Return a text that is no language's: a code, a slug, a name of a company."""
        return Spoken(text, self.lang)

    def quoted(self, text: str) -> Spoken:
        """Return words as a source has them, in the language that they are written in."""
        chinese = any("\u4e00" <= letter <= "\u9fff" for letter in text)
        return Spoken(text, "zh-Hans" if chinese else "en")

    def control(self, slug: str) -> Link:
        """Return the link to a control."""
        found = self.knowledge.controls.get(slug)
        return self._link("controls.show", slug, found.label if found else None)

    def service(self, slug: str) -> Link:
        """Return the link to a service; a component has its place on the service's page."""
        found = self.knowledge.services.get(slug)
        if found is None:
            return self._link("", slug, None)
        if found.part_of:
            label = self.label(found.label)
            values = {"slug": found.part_of}
            return Link("services.show", label, values, f"part-{slug}", found.code)
        return Link("services.show", self.label(found.label), {"slug": slug}, "", found.code)

    def party(self, slug: str) -> Link:
        """Return the link to a party."""
        found = self.knowledge.parties.get(slug)
        return self._link("parties.show", slug, found.label if found else None)

    def layer(self, slug: str) -> Link:
        """Return the link to a layer."""
        found = self.knowledge.layers.get(slug)
        return self._link("layers.show", slug, found.label if found else None)

    def model(self, slug: str) -> Spoken:
        """Return the name of a service model."""
        found = self.knowledge.service_models.get(slug)
        return self.label(found.label) if found else self.plain(slug)

    def edition(self, slug: str) -> Link:
        """Return the link to an edition."""
        found = self.knowledge.editions.get(slug)
        return self._link("editions.show", slug, found.label if found else None)

    def scheme(self, slug: str) -> Link:
        """Return the link to a scheme."""
        found = self.knowledge.schemes.get(slug)
        return Link(
            "requirements.scheme" if found else "",
            self.label(found.label) if found else self.plain(slug),
            {"scheme": slug},
            code=found.notation if found else "",
        )

    def requirement(self, iri: str) -> Link:
        """Return the link to a clause; its code is scheme and number."""
        found = self.knowledge.requirements.get(iri)
        if found is None:
            return self._link("", slug_of(iri), None)
        values = {"scheme": found.scheme, "clause": slug_of(iri)}
        return Link("requirements.show", self.label(found.label), values, code=found.notation)

    def publication(self, slug: str) -> Link:
        """Return the link to a publication."""
        found = self.knowledge.publications.get(slug)
        return self._link("sources.show", slug, found.label if found else None)

    def claim(self, claim: Claim) -> Link:
        """Return the link to a public claim."""
        return self._link("claims.show", slug_of(claim.iri), claim.label)

    def organisation(self, slug: str) -> Spoken:
        """Return the name of an organisation."""
        found = self.knowledge.organisations.get(slug)
        return self.label(found.label) if found else self.plain(slug)

    def term(self, iri: str) -> Spoken:
        """Return the name of a kind or property, never its IRI."""
        found = self.knowledge.terms.get(iri) or self.knowledge.kinds.get(iri)
        return self.label(found.label) if found else self.plain(slug_of(iri))

    def module(self, slug: str) -> Link:
        """Return the link to a part of the vocabulary."""
        found = self.knowledge.modules.get(slug)
        label = self.label(found) if found else self.plain(slug)
        return Link("terms.module", label, {"module": slug})

    def term_link(self, iri: str) -> Link:
        """Return the link to a class or property; one of another vocabulary has its name alone."""
        found = self.knowledge.terms.get(iri)
        if found is None:
            last = iri.replace("#", "/").rsplit("/", 1)[-1]
            return Link("", Spoken(self.word("value", last), self.lang))
        values = {"module": found.module, "term": slug_of(iri)}
        return Link("terms.show", self.label(found.label), values)

    def word(self, prefix: str, slug: str) -> str:
        """Return the word of a member of a closed list, as the label table has it."""
        key = f"{prefix}-{slug}"
        return self.words(key) if key in self.words else slug.replace("-", " ")

    def sorted(self, links: Iterable[Link]) -> list[Link]:
        """Return links by name, each once."""
        once = {(one.endpoint, tuple(one.values.items()), one.fragment): one for one in links}
        return sorted(once.values(), key=lambda one: (one.label.text.casefold(), one.code))

    def _link(self, endpoint: str, slug: str, label: Text | None) -> Link:
        if label is None:
            return Link("", self.plain(slug))
        return Link(endpoint, self.label(label), {"slug": slug})
