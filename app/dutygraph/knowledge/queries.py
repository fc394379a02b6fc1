"""The query files: one question, one file, with a header that says what a row means."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from dutygraph.knowledge.paths import data_root
from dutygraph.model.errors import NotFoundError
from dutygraph.model.text import Text

KINDS = ("select", "ask", "construct", "describe")
# In the order in which people meet them.
TOPICS = (
    "figure",
    "duties",
    "services",
    "controls",
    "clauses",
    "checks",
    "tools",
    "schemes",
    "sources",
    "model",
    "evaluation",
)
_MARK = re.compile(r"^#\+ ?", re.MULTILINE)
_CHINESE = "summary-zh-Hans"
_KEYS = {"summary", _CHINESE, "description", "kind", "topic", "params", "example", "returns"}


@dataclass(frozen=True, slots=True)
class Query:
    """One file under queries/; ``slug`` is its path there without ``.rq``.

    ``text`` is the SPARQL without the header, ``params`` are (name, type) pairs to be bound as
    terms by ``store.bind``, ``returns`` are the names of the columns. ``topic`` is the heading that
    it is listed under, ``example`` a value or several for each of the params, to try it with.
    """

    slug: str
    text: str
    summary: str
    description: str
    kind: str
    params: tuple[tuple[str, str], ...]
    returns: tuple[str, ...]
    summary_zh: str | None = None
    topic: str | None = None
    example: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def title(self) -> Text:
        """Return the question in both languages, where the header has both."""
        return Text(self.summary, self.summary_zh)


@cache
def read_queries(root: Path | None = None) -> Mapping[str, Query]:
    """Return every query file by slug. Raises ValueError for a header that is not in order."""
    folder = root or data_root() / "queries"
    found = (parse_query(path, folder) for path in sorted(folder.rglob("*.rq")))
    return {query.slug: query for query in found}


def query_named(slug: str) -> Query:
    """Return one query. Raises NotFoundError."""
    try:
        return read_queries()[slug]
    except KeyError:
        raise NotFoundError(f"no query is named {slug}") from None


def parse_query(path: Path, folder: Path) -> Query:
    """Read one file. Raises ValueError that names the file and the fault."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    header = [line for line in lines if line.startswith("#+")]
    text = "".join(line for line in lines if not line.startswith("#+")).strip() + "\n"
    slug = path.relative_to(folder).with_suffix("").as_posix()
    words = yaml.safe_load(_MARK.sub("", "".join(header)))
    if not isinstance(words, dict) or not {"summary", "kind"} <= set(words) <= _KEYS:
        raise ValueError(f"{slug}.rq: the header needs summary and kind, and knows {sorted(_KEYS)}")
    if words["kind"] not in KINDS:
        raise ValueError(f"{slug}.rq: kind is {words['kind']!r}, not one of {', '.join(KINDS)}")
    if words.get("topic") not in (None, *TOPICS):
        raise ValueError(f"{slug}.rq: topic is none of {', '.join(TOPICS)}")
    params, example = words.get("params") or {}, words.get("example") or {}
    if example and example.keys() != params.keys():
        raise ValueError(
            f"{slug}.rq: the example gives a value for each of the params and no other"
        )
    return Query(
        slug=slug,
        text=text,
        summary=str(words["summary"]),
        description=str(words.get("description", "")),
        kind=str(words["kind"]),
        params=tuple((str(name), str(kind)) for name, kind in params.items()),
        returns=tuple(str(name) for name in words.get("returns") or ()),
        summary_zh=words.get(_CHINESE),
        topic=words.get("topic"),
        example=tuple((str(name), _values(value)) for name, value in example.items()),
    )


def _values(written: object) -> tuple[str, ...]:
    several = written if isinstance(written, list) else [written]
    return tuple(str(value) for value in several)
