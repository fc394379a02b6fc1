"""Kept readings on disk: built into the package, or in the user's own cache folder."""

import contextlib
import hashlib
import os
import secrets
import stat
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import zstandard

from dutygraph import __version__

PLACE = "DUTYGRAPH_CACHE"
"""Environment variable: a folder for kept readings, or ``off``."""
BUILT = "knowledge.zst"
"""Name of the file that the build puts beside the data folders of the package."""

_FORMAT = "dutygraph-knowledge-1"
_KEEP = 3
_LIMIT = 1 << 30
_LEVEL = 3
_BUILT_LEVEL = 12
_PACKAGE = Path(__file__).resolve().parents[2]
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_BINARY = getattr(os, "O_BINARY", 0)


def key_of(data: str) -> str:
    """Return the name of a reading: what was read (a digest), by which code, in which form."""
    return hashlib.sha256(f"{_FORMAT} {_code()} {data}".encode()).hexdigest()


def kept(key: str, root: Path | None = None) -> bytes | None:
    """Return what was kept under a key, or None: not there, not ours, stale or damaged."""
    if root is not None:
        with contextlib.suppress(OSError):
            found = _opened((root / BUILT).read_bytes(), key)
            if found is not None:
                return found
    folder = cache_folder()
    if folder is None or not _is_private(folder):
        return None
    try:
        return _opened(_read_private(_file(folder, key)), key)
    except OSError:
        return None


def keep(key: str, content: bytes) -> None:
    """Keep a reading for the next start; that it cannot be kept is no error."""
    folder = cache_folder()
    if folder is None:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_private(folder):
            _write_private(_file(folder, key), _closed(content, key, _LEVEL))
            _clear(folder)


def build(root: Path, key: str, content: bytes) -> Path:
    """Write the file that goes into the package, beside the data folders."""
    path = root / BUILT
    path.write_bytes(_closed(content, key, _BUILT_LEVEL))
    return path


def cache_folder() -> Path | None:
    """Return the user's folder for kept readings; None where there is none or it is off."""
    asked = os.environ.get(PLACE)
    if asked:
        return None if asked == "off" else Path(asked)
    try:
        return _cache_home() / "dutygraph"
    except RuntimeError:
        return None


def _cache_home() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    asked = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return asked if asked.is_absolute() else Path.home() / ".cache"


@cache
def _code() -> str:
    """Return the digest of all code that a reading depends on."""
    digest = hashlib.sha256(__version__.encode())
    for room in ("knowledge", "model"):
        for path in sorted((_PACKAGE / room).rglob("*.py")):
            digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _file(folder: Path, key: str) -> Path:
    return folder / f"knowledge-{key[:32]}.zst"


def _closed(content: bytes, key: str, level: int) -> bytes:
    digest = hashlib.sha256(content).hexdigest()
    packed = zstandard.ZstdCompressor(level=level).compress(content)
    return f"{_FORMAT} {key} {digest}\n".encode() + packed


def _opened(content: bytes, key: str) -> bytes | None:
    head, _, packed = content.partition(b"\n")
    words = head.decode("ascii", "replace").split(" ")
    if len(words) != 3 or words[:2] != [_FORMAT, key]:
        return None
    try:
        found = zstandard.ZstdDecompressor().decompress(packed, max_output_size=_LIMIT)
    except (zstandard.ZstdError, MemoryError):
        return None
    return found if hashlib.sha256(found).hexdigest() == words[2] else None


def _is_private(folder: Path) -> bool:
    """Say whether a folder is really one, and nobody but its user may write to it."""
    with contextlib.suppress(OSError):
        return _is_ours(folder.lstat(), stat.S_ISDIR)
    return False


def _is_ours(found: os.stat_result, kind: object) -> bool:
    if not callable(kind) or not kind(found.st_mode):
        return False
    if not hasattr(os, "getuid"):
        return True
    return found.st_uid == os.getuid() and not found.st_mode & 0o022


def _read_private(path: Path) -> bytes:
    with os.fdopen(os.open(path, os.O_RDONLY | _NOFOLLOW | _BINARY), "rb") as handle:
        if not _is_ours(os.fstat(handle.fileno()), stat.S_ISREG):
            raise PermissionError("others may have written it")
        return handle.read(_LIMIT)


def _write_private(path: Path, content: bytes) -> None:
    """Write a file that appears whole or not at all."""
    draft = path.with_name(f"draft-{secrets.token_hex(8)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW | _BINARY
    try:
        with os.fdopen(os.open(draft, flags, 0o600), "wb") as handle:
            handle.write(content)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _clear(folder: Path) -> None:
    """Leave the newest few, so that changing data or code does not fill the disk."""
    files = sorted(folder.glob("knowledge-*.zst"), key=_age, reverse=True)
    for path in (*files[_KEEP:], *_lost(folder)):
        path.unlink(missing_ok=True)


def _lost(folder: Path) -> Iterator[Path]:
    day_ago = time.time() - 86_400
    return (path for path in folder.glob("draft-*") if _age(path) < day_ago)


def _age(path: Path) -> float:
    try:
        return path.lstat().st_mtime
    except OSError:
        return 0.0
