"""Read one file of evidence, whatever its form."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256

from dutygraph.evidence.forms import form_of
from dutygraph.evidence.limits import limits
from dutygraph.evidence.parse import parse
from dutygraph.evidence.reading import Reader
from dutygraph.evidence.table import load_table
from dutygraph.evidence.tree import an_object
from dutygraph.evidence.world import World
from dutygraph.model.errors import InputError
from dutygraph.model.evidence import Reading


def read_file(
    content: bytes,
    *,
    name: str,
    tenant: str,
    base: str,
    source: str | None = None,
    account: str | None = None,
    region: str | None = None,
    collected_at: datetime | None = None,
) -> Reading:
    """Return what a file says, or what the reduced copy of one says: the same facts.

    Raises InputError with file and place. ``collected_at`` is the caller's to keep: what is
    returned as collected is only what the file itself says.
    """
    del collected_at
    try:
        with _no_collector():
            return _read(content, tenant, base, source, account, region)
    except InputError as error:
        raise InputError(error.message, file=name, place=error.place) from None
    except RecursionError:
        raise InputError("the file is nested too deep", file=name) from None


@contextmanager
def _no_collector() -> Iterator[None]:
    """Pause the collector: what is made here has no cycles, and looking for them costs a third."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _read(
    content: bytes,
    tenant: str,
    base: str,
    source: str | None,
    account: str | None,
    region: str | None,
) -> Reading:
    tree = parse(content, limits())
    form = form_of(tree)
    found = form.read(an_object(tree, ""))
    digest = sha256(content).hexdigest()
    world = World(
        base, tenant, source or found.native_source or f"file:{digest[:16]}", account, region
    )
    return Reader(form, found, load_table(), world).reading(tree, content)
