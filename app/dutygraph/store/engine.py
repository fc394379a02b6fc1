"""What runs inside the child: one checkpoint held open, one query at a time."""

import io
import json
import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from dutygraph.model.errors import QueryError, StoreError
from dutygraph.model.namespace import BASE
from dutygraph.store import formats

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

_WHERE = re.compile(r"error at (\d+):(\d+): ")
_CLASSES = re.compile(r"\[[^\[\]]*\],?\s*(?:\|\s*)?")
_ROWS = {
    formats.JSON: ox.QueryResultsFormat.JSON,
    formats.XML: ox.QueryResultsFormat.XML,
    formats.CSV: ox.QueryResultsFormat.CSV,
    formats.TSV: ox.QueryResultsFormat.TSV,
}
_GRAPHS = {
    formats.TURTLE: ox.RdfFormat.TURTLE,
    formats.N_TRIPLES: ox.RdfFormat.N_TRIPLES,
    formats.RDF_XML: ox.RdfFormat.RDF_XML,
    formats.JSON_LD: ox.RdfFormat.JSON_LD,
    formats.N_QUADS: ox.RdfFormat.N_QUADS,
    formats.TRIG: ox.RdfFormat.TRIG,
}
_open: dict[str, ox.Store] = {}


class _Capped(io.BytesIO):
    """Bytes in memory up to a limit; an answer is whole or it is an error, never cut."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit
        self.full = False

    def write(self, piece: "Buffer") -> int:
        self.full = self.tell() + memoryview(piece).nbytes > self._limit
        if self.full:
            raise OSError("full")
        return super().write(piece)


def answer(payload: bytes) -> bytes:
    """Answer one query, given as JSON, with the serialised result.

    Keys: checkpoint (path), text, default and named (IRIs), media_type, limit (bytes).
    """
    asked = json.loads(payload)
    store = _store(asked["checkpoint"])
    out = _Capped(asked["limit"])
    try:
        found = store.query(
            asked["text"],
            base_iri=BASE,
            default_graph=[ox.NamedNode(graph) for graph in asked["default"]],
            named_graphs=[ox.NamedNode(graph) for graph in asked["named"]],
        )
        if isinstance(found, ox.QueryTriples):
            found.serialize(out, _GRAPHS[asked["media_type"]])
        else:
            found.serialize(out, _ROWS[asked["media_type"]])
    except SyntaxError as error:
        raise QueryError(readable(error)) from None
    except (ValueError, OSError) as error:
        if out.full:
            raise QueryError(
                f"the answer is larger than {asked['limit'] >> 20} MiB; ask for less with LIMIT"
            ) from None
        raise QueryError(f"the query cannot be evaluated: {error}") from None
    return out.getvalue()


def readable(error: SyntaxError) -> str:
    """Turn the engine's message into "line 1, column 5: expected ..." of bearable length."""
    text = str(error.args[0]) if error.args else str(error)
    place = _WHERE.match(text)
    if not place:
        return text.splitlines()[0]
    rest = _CLASSES.sub("", text[place.end() :].replace("\n", " ")).strip(" ,")
    rest = rest if len(rest) <= 160 else rest[:157].rsplit(",", 1)[0] + ", ..."
    return f"line {place[1]}, column {place[2]}: {rest or 'not SPARQL'}"


def _store(path: str) -> ox.Store:
    if path not in _open:
        _open.clear()
        try:
            _open[path] = ox.Store.read_only(path)
        except OSError:
            raise StoreError("the store's newest checkpoint cannot be opened") from None
    return _open[path]
