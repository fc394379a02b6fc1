"""Generations: complete, immutable copies of the store for readers, newest last."""

import os
import shutil
import time
from pathlib import Path

import pyoxigraph as ox

from dutygraph.model.errors import StoreError

_KEPT = 2
_GRACE = 600


def publish(store: ox.Store, folder: Path) -> Path:
    """Copy the open store into the next generation and return it; old ones are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    number = max(_numbers(folder), default=0) + 1
    unfinished = folder / f"{number}.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    store.backup(unfinished)
    unfinished.rename(folder / str(number))
    _sweep(folder)
    return folder / str(number)


def newest(folder: Path) -> Path:
    """Return the newest generation. Raises StoreError when there is none yet."""
    number = max(_numbers(folder), default=0)
    if not number:
        raise StoreError("the store has not been built yet; run dutygraph rebuild")
    return folder / str(number)


def _numbers(folder: Path) -> list[int]:
    try:
        return [int(entry.name) for entry in os.scandir(folder) if entry.name.isdigit()]
    except FileNotFoundError:
        return []


def _sweep(folder: Path) -> None:
    """Remove what no reader can still be at: a reader moves on with its next query."""
    now = time.time()
    for number in sorted(_numbers(folder))[:-_KEPT]:
        path = folder / str(number)
        if now - path.stat().st_ctime > _GRACE:
            shutil.rmtree(path, ignore_errors=True)
