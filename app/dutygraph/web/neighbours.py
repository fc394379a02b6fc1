"""Ask the store for things and links, and hand them on as the model's own types."""

from collections.abc import Iterable

from dutygraph.knowledge.words import load_words
from dutygraph.model.graph import Link, Thing
from dutygraph.model.text import LANGUAGES, Text
from dutygraph.store.bind import Iri
from dutygraph.web.links import short
from dutygraph.web.rows import Row, run
from dutygraph.workspace import Workspace


def thing(workspace: Workspace, iri: str, tenant: str | None) -> Thing | None:
    """Return a thing with its name and kind; None where nothing is said of it."""
    found = run(workspace, "explorer/thing", {"node": Iri(iri)}, tenant)
    return thing_of(iri, best(found)) if found else None


def neighbourhood(workspace: Workspace, iri: str, tenant: str | None) -> list[Link]:
    """Return the links of a thing, statements looked through, each neighbour and property once."""
    found = run(workspace, "explorer/neighbourhood", {"node": Iri(iri)}, tenant)
    links = {
        (row["direction"].value, row["property"].value, row["other"].value): link_of(row)
        for row in found
    }
    return list(links.values())


def link_of(row: Row) -> Link:
    """Return a row of a neighbour as a link."""
    return Link(
        property=row["property"].value,
        label=property_label(row),
        inward=row["direction"].value == "in",
        other=thing_of(row["other"].value, row),
    )


def thing_of(iri: str, row: Row) -> Thing:
    """Return what a row says of a thing: its label, else its name, else the end of its IRI."""
    named = text_of(row, "en", "zh")
    if named is None:
        named = Text(row["name"].value if "name" in row else short(iri).rsplit("/", 1)[-1])
    elif "name" in row and row["name"].value not in named.en:
        number = row["name"].value
        named = Text(f"{number} {named.en}", f"{number} {named.zh}" if named.zh else None)
    return Thing(iri, named, text_of(row, "kindEn", "kindZh"))


def property_label(row: Row, name: str = "property") -> Text:
    """Return the words of a property: the ontology's, ours for a foreign one, or its IRI's."""
    known = text_of(row, f"{name}En", f"{name}Zh")
    last = short(row[name].value).rsplit("/", 1)[-1]
    return known or _foreign(f"web-property-{last}") or Text(_apart(last))


def _foreign(key: str) -> Text | None:
    english, chinese = (load_words(lang) for lang in LANGUAGES)
    return Text(english(key), chinese(key)) if key in english else None


def text_of(row: Row, en: str, zh: str) -> Text | None:
    """Return the text in two columns of a row, if there is any."""
    if en in row:
        return Text(row[en].value, row[zh].value if zh in row else None)
    return Text(row[zh].value, row[zh].value) if zh in row else None


def best(rows: Iterable[Row]) -> Row:
    """Return the row that says most: a thing of several classes has a row for each."""
    return max(rows, key=len)


def _apart(name: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
