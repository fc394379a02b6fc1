"""Answers as rows: for pages that show them, and for what is made from them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dutygraph.knowledge.queries import query_named
from dutygraph.store.base import Answer
from dutygraph.store.bind import Term, bind
from dutygraph.store.formats import JSON
from dutygraph.workspace import Workspace

SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One term of an answer: ``kind`` is uri, literal or bnode."""

    kind: str
    value: str
    lang: str = ""
    datatype: str = ""


Row = Mapping[str, Cell]


def run(
    workspace: Workspace,
    slug: str,
    params: Mapping[str, Term | tuple[Term, ...]],
    tenant: str | None,
) -> list[Row]:
    """Return the rows of one of our own queries. Raises as ``Workspace.query`` does."""
    text = bind(query_named(slug).text, params)
    return rows_of(workspace.query(text, tenant=tenant, accept=JSON, seconds=SECONDS))


def rows_of(answer: Answer) -> list[Row]:
    """Return the rows of a SELECT's JSON answer."""
    content: dict[str, Any] = json.loads(answer.content())
    return [
        {name: _cell(term) for name, term in binding.items()}
        for binding in content["results"]["bindings"]
    ]


def _cell(term: Mapping[str, str]) -> Cell:
    return Cell(
        kind=term["type"].removeprefix("typed-"),
        value=str(term["value"]),
        lang=term.get("xml:lang", ""),
        datatype=term.get("datatype", ""),
    )
