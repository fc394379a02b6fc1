"""What every store can do for a reader, embedded or remote."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query in one media type; a body that iterates is read once."""

    media_type: str
    body: bytes | Iterator[bytes]

    def content(self) -> bytes:
        """Return the whole body."""
        return self.body if isinstance(self.body, bytes) else b"".join(self.body)


class Store(Protocol):
    """The read side: SPARQL text in, an answer out."""

    def query(
        self,
        text: str,
        *,
        default_graphs: Sequence[str],
        named_graphs: Sequence[str],
        accept: str,
        seconds: float,
    ) -> Answer:
        """Return the answer over exactly these graphs (IRIs), in a form that ``accept`` names.

        ``accept`` is a media type or an HTTP Accept header. Raises QueryError for text that
        cannot be run, NotAcceptableError when no form fits, DeadlineError after ``seconds``,
        EngineError when the engine died, StoreError when the store is not there.
        """
        ...

    def close(self) -> None:
        """Let go of files, children and connections."""
        ...
