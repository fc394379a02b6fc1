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
    by_link: dict[tuple[str, str, str], list[Row]] = {}
    for row in found:
        key = (row["direction"].value, row["property"].value, row["other"].value)
        by_link.setdefault(key, []).append(row)
    return [link_of(best(rows)) for rows in by_link.values()]


def link_of(row: Row) -> Link:
    """Return a row of a neighbour as a link."""
    return Link(
        property=row["property"].value,
        label=property_label(row),
        inward=row["direction"].value == "in",
        other=thing_of(row["other"].value, row),
    )


def thing_of(iri: str, row: Row) -> Thing:
    """Return what a row says of a thing: its label, else its name, else the end of its IRI.

    A statement has no label of its own: it is called after its kind and what it is about.
    """
    kind = _kind(row)
    label = text_of(row, "en", "zh")
    if label and "name" in row and row["name"].value not in label.en:
        number = row["name"].value
        label = Text(f"{number} {label.en}", f"{number} {label.zh}" if label.zh else None)
    elif label is None and "name" not in row:
        label = _about(kind, text_of(row, "aboutEn", "aboutZh"))
    last = row["name"].value if "name" in row else short(iri).rsplit("/", 1)[-1]
    return Thing(iri, label or Text(last), kind)


def _about(kind: Text | None, about: Text | None) -> Text | None:
    if kind is None or about is None:
        return None
    chinese = f"{kind.zh}：{about.zh}" if kind.zh and about.zh else None
    return Text(f"{kind.en}: {about.en}", chinese)


def _kind(row: Row) -> Text | None:
    known = text_of(row, "kindEn", "kindZh")
    if known or "kind" not in row:
        return known
    return _foreign(f"web-class-{short(row['kind'].value).rsplit('/', 1)[-1]}")


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
    return max(rows, key=lambda row: (_kind(row) is not None, len(row)))


def _apart(name: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
