"""Read a manifest: which files are one snapshot, and what they do not say themselves."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dutygraph.cli.options import read_given
from dutygraph.model.errors import InputError
from dutygraph.workspace import ImportRequest

_KEYS = {"files", "source", "account", "region", "collected_at", "pages"}


def read_manifest(path: Path) -> tuple[ImportRequest, ...]:
    """Return a request for each snapshot, files read; paths are relative to the manifest.

    Raises InputError with the place (a JSON pointer) that is wrong.
    """
    try:
        said: Any = json.loads(read_given(path))
    except ValueError as error:
        place = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError("this manifest is not JSON", file=str(path), place=place) from None
    snapshots = said.get("snapshots") if isinstance(said, dict) else None
    if not isinstance(snapshots, list) or not snapshots:
        raise InputError("a manifest holds a list of snapshots", file=str(path), place="/snapshots")
    return tuple(_request(path, number, one) for number, one in enumerate(snapshots))


def _request(path: Path, number: int, said: object) -> ImportRequest:
    def wrong(message: str, key: str = "") -> InputError:
        place = f"/snapshots/{number}" + (f"/{key}" if key else "")
        return InputError(message, file=str(path), place=place)

    if not isinstance(said, dict):
        raise wrong("a snapshot is an object")
    unknown = sorted(set(said) - _KEYS)
    if unknown:
        raise wrong(f"unknown key; known are {', '.join(sorted(_KEYS))}", unknown[0])
    files = said.get("files")
    if not isinstance(files, list) or not files or not all(isinstance(one, str) for one in files):
        raise wrong("must be a list of paths", "files")
    for key in ("source", "account", "region"):
        if not isinstance(said.get(key), str | None):
            raise wrong("must be a text", key)
    pages = said.get("pages")
    if pages is not None and (not isinstance(pages, int) or isinstance(pages, bool) or pages < 1):
        raise wrong("must be a number from 1", "pages")
    collected = said.get("collected_at")
    try:
        time = None if collected is None else datetime.fromisoformat(collected)
    except (TypeError, ValueError):
        raise wrong("must be a time like 2026-06-30T12:00:00Z", "collected_at") from None
    return ImportRequest(
        files=tuple((name, read_given(path.parent / name)) for name in files),
        source=said.get("source"),
        account=said.get("account"),
        region=said.get("region"),
        collected_at=time.replace(tzinfo=UTC) if time and not time.tzinfo else time,
        pages=pages,
    )
