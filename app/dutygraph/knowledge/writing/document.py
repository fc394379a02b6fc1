"""A Turtle document in the one canonical form of this house."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from dutygraph.knowledge.writing.order import Object, natural, predicate_key, subject_key, value_key
from dutygraph.knowledge.writing.prefix import Prefixes
from dutygraph.model.namespace import RDF, RDF_TYPE, XSD
from dutygraph.model.text import language_tag

WIDTH = 100
_BARE = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}
_NIL = RDF + "nil"
_LIST = {RDF + "first", RDF + "rest"}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def canonical(turtle: bytes) -> str:
    """Return Turtle in canonical form. Raises SyntaxError for what is not Turtle."""
    return _Document(turtle).text()


class _Document:
    def __init__(self, turtle: bytes) -> None:
        parsed = ox.parse(turtle, format=ox.RdfFormat.TURTLE)
        self._said: dict[str, dict[str, list[Object]]] = defaultdict(lambda: defaultdict(list))
        self._pointed: Counter[str] = Counter()
        dataset = ox.Dataset(parsed)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)  # names that stay the same
        for quad in dataset:
            if isinstance(quad.object, ox.Triple):
                raise SyntaxError("triple terms are not used here")
            self._said[str(quad.subject)][quad.predicate.value].append(quad.object)
            if isinstance(quad.object, ox.BlankNode):
                self._pointed[str(quad.object)] += 1
        self._prefixes = Prefixes(parsed.prefixes)
        self._labels: dict[str, str] = {}

    def text(self) -> str:
        tops = [key for key in self._said if not self._is_nested(key)]
        for key in sorted(
            (k for k in tops if k.startswith("_:") and self._pointed[k]), key=natural
        ):
            self._labels[key] = f"_:b{len(self._labels)}"
        blocks = [(subject_key(key.strip("<>"), self._said[key]), self._block(key)) for key in tops]
        body = "\n".join(block for _, block in sorted(blocks))
        header = self._prefixes.header()
        return f"{header}\n{body}" if header else body

    def _is_nested(self, key: str) -> bool:
        """Say whether a node is written inside the one that points to it."""
        return key.startswith("_:") and self._pointed[key] == 1 and not self._in_circle(key)

    def _in_circle(self, key: str) -> bool:
        seen, waiting = set[str](), [key]
        while waiting:
            for targets in self._said.get(waiting.pop(), {}).values():
                for target in map(str, targets):
                    if target == key:
                        return True
                    if target.startswith("_:") and target not in seen:
                        seen.add(target)
                        waiting.append(target)
        return False

    def _block(self, key: str) -> str:
        name = self._labels.get(key, "[]") if key.startswith("_:") else self._iri(key[1:-1])
        return "".join([name, "\n", *self._lines(key, 1), ".\n"])

    def _lines(self, key: str, depth: int) -> Iterator[str]:
        for predicate in sorted(self._said[key], key=predicate_key):
            verb = "a" if predicate == RDF_TYPE else self._iri(predicate)
            values = self._said[key][predicate]
            line = f"{_indent(depth)}{verb} {' , '.join(self._values(values, depth))} ;\n"
            if len(values) == 1 or (len(line) <= WIDTH and line.count("\n") == 1):
                yield line
            else:
                between = f" ,\n{_indent(depth + 1)}"
                listed = between.join(self._values(values, depth + 1))
                yield f"{_indent(depth)}{verb}\n{_indent(depth + 1)}{listed} ;\n"

    def _values(self, values: list[Object], depth: int) -> list[str]:
        written = [(value, self._value(value, depth)) for value in values]
        return [text for _, text in sorted(written, key=lambda pair: value_key(*pair))]

    def _value(self, value: Object, depth: int) -> str:
        if isinstance(value, ox.Literal):
            return self._literal(value)
        if isinstance(value, ox.NamedNode):
            return "()" if value.value == _NIL else self._iri(value.value)
        key = str(value)
        if key in self._labels or not self._is_nested(key):
            return self._labels.get(key, key)
        items = self._list(value)
        if items is not None:
            return _listed([self._value(item, depth + 1) for item in items], depth)
        return _nested(list(self._lines(key, depth + 1)), depth)

    def _list(self, head: Object) -> list[Object] | None:
        """Return the members of a well-formed list that nothing else points into."""
        items: list[Object] = []
        while not (isinstance(head, ox.NamedNode) and head.value == _NIL):
            key = str(head)
            said = self._said[key] if isinstance(head, ox.BlankNode) else {}
            if set(said) != _LIST or not self._is_nested(key):
                return None
            if any(len(said[name]) != 1 for name in _LIST):
                return None
            items.append(said[RDF + "first"][0])
            head = said[RDF + "rest"][0]
        return items

    def _literal(self, literal: ox.Literal) -> str:
        kind = literal.datatype.value
        if kind in _BARE and _BARE[kind].fullmatch(literal.value):
            return literal.value
        text = _quoted(literal.value)
        if literal.language:
            return f"{text}@{language_tag(literal.language)}"
        return text if kind == XSD + "string" else f"{text}^^{self._iri(kind)}"

    def _iri(self, iri: str) -> str:
        return self._prefixes.shorten(iri)


def _nested(lines: list[str], depth: int) -> str:
    if not lines:
        return "[]"
    one_line = f"[ {' '.join(line.strip() for line in lines).removesuffix(' ;')} ]"
    if len(one_line) <= WIDTH - 8 * depth and all(line.count("\n") == 1 for line in lines):
        return one_line
    return f"[\n{''.join(lines)}{_indent(depth)}]"


def _listed(items: list[str], depth: int) -> str:
    line = f"( {' '.join(items)} )"
    if len(line) <= WIDTH - 8 * depth and "\n" not in line:
        return line
    between = "\n" + _indent(depth + 1)
    return f"({between}{between.join(items)}\n{_indent(depth)})"


def _quoted(text: str) -> str:
    if "\n" not in text or "\r" in text:
        return '"' + "".join(_ESCAPES.get(char, char) for char in text) + '"'
    inner = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    inner = inner[:-1] + '\\"' if inner.endswith('"') else inner
    return f'"""{inner}"""'


def _indent(depth: int) -> str:
    return "    " * depth
