"""A remote SPARQL endpoint as the read side, by the SPARQL 1.1 Protocol."""

import contextlib
import time
from collections.abc import Sequence
from http.client import HTTPException
from urllib.error import HTTPError

from SPARQLWrapper import POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from dutygraph.model.errors import DeadlineError, QueryError, StoreError
from dutygraph.store import formats, guard
from dutygraph.store.base import Answer

ANSWER_LIMIT = 64 << 20
_PIECE = 1 << 16
# An empty list of graphs means "the server's own default" in the protocol, so none is named.
NO_GRAPH = "urn:dutygraph:no-graph"


class RemoteStore:
    """Answers queries from the endpoint at ``url``; nothing is ever written there."""

    def __init__(self, url: str) -> None:
        """Keep the address; no connection is opened before the first query."""
        self._url = url

    def query(
        self,
        text: str,
        *,
        default_graphs: Sequence[str],
        named_graphs: Sequence[str],
        accept: str,
        seconds: float,
    ) -> Answer:
        """Return the answer over exactly these graphs (see ``base.Store``).

        The deadline is ours: the protocol cannot stop a query on the server.
        """
        form = guard.form(text)
        media_type = formats.choose(accept, form)
        request = SPARQLWrapper(self._url, agent="dutygraph")
        request.setQuery(text)
        request.setMethod(POST)
        request.setTimeout(max(1, round(seconds)))
        request.setOnlyConneg(True)
        request.addCustomHttpHeader("Accept", media_type)
        for graph in default_graphs or [NO_GRAPH]:
            request.addParameter("default-graph-uri", graph)
        for graph in named_graphs or [NO_GRAPH]:
            request.addParameter("named-graph-uri", graph)
        return Answer(media_type, self._body(request, media_type, seconds))

    def close(self) -> None:
        """Nothing is held open between queries."""

    def _body(self, request: SPARQLWrapper, media_type: str, seconds: float) -> bytes:
        until = time.monotonic() + seconds
        try:
            with contextlib.closing(request.query().response) as response:
                _check_type(response.headers.get("Content-Type", ""), media_type)
                return _whole(response, until)
        except QueryBadFormed as error:
            _close(error)
            # A remote message can hold anything, so none is passed on.
            raise QueryError("the remote store refused the query as not SPARQL") from None
        except (SPARQLWrapperException, HTTPException, OSError) as error:
            _close(error)
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                raise DeadlineError(
                    f"the remote store did not answer within {seconds:g} s"
                ) from None
            raise StoreError(f"the remote store at {self._url} does not answer") from None


def _close(error: BaseException) -> None:
    """Close the response that SPARQLWrapper leaves open behind its own error."""
    for cause in (error, error.__context__):
        if isinstance(cause, HTTPError):
            cause.close()


def _whole(response: object, until: float) -> bytes:
    content = bytearray()
    while piece := response.read(_PIECE):  # type: ignore[attr-defined]
        content += piece
        if time.monotonic() > until:
            raise TimeoutError
        if len(content) > ANSWER_LIMIT:
            raise QueryError(
                f"the answer is larger than {ANSWER_LIMIT >> 20} MiB; ask for less with LIMIT"
            )
    return bytes(content)


def _check_type(given: str, wanted: str) -> None:
    if given.split(";")[0].strip().lower() != wanted:
        raise StoreError(f"the remote store answered with {given or 'no media type'}, not {wanted}")
