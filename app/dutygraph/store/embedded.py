"""The read side of the embedded store: every query in a child, over the newest checkpoint."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from dutygraph.jail.pool import Pool
from dutygraph.model.errors import EngineError, QueryError, StoreError
from dutygraph.store import checkpoint, formats, guard
from dutygraph.store.base import Answer

ANSWER_LIMIT = 64 << 20
MEMORY = 1 << 30


class EmbeddedStore:
    """Answers queries over the newest generation under the folder that ``folder()`` names."""

    def __init__(self, folder: Callable[[], Path], *, size: int = 4, memory: int = MEMORY) -> None:
        """Keep where to look: a rebuild may switch to another folder at any time."""
        self._folder = folder
        self._pool = Pool("dutygraph.store.engine:answer", size=size, memory=memory)

    def query(
        self,
        text: str,
        *,
        default_graphs: Sequence[str],
        named_graphs: Sequence[str],
        accept: str,
        seconds: float,
    ) -> Answer:
        """Return the answer over exactly these graphs (see ``base.Store``)."""
        form = guard.form(text)
        media_type = formats.choose(accept, form)
        asked = {
            "text": text,
            "default": list(default_graphs),
            "named": list(named_graphs),
            "media_type": media_type,
            "limit": ANSWER_LIMIT,
        }
        try:
            body = self._answered(asked, seconds)
        except EngineError:
            raise QueryError(
                "the engine broke down over this query: it is too deep or needs too much memory"
            ) from None
        return Answer(media_type, body)

    def close(self) -> None:
        """End the children."""
        self._pool.close()

    def _answered(self, asked: dict[str, object], seconds: float) -> bytes:
        """Ask the newest generation, and once more if it was replaced between look and open."""
        for last in (False, True):
            newest = str(checkpoint.newest(self._folder() / "generations"))
            payload = json.dumps({**asked, "checkpoint": newest}).encode()
            try:
                return self._pool.call(payload, seconds=seconds)
            except StoreError:
                if last:
                    raise
        raise AssertionError
