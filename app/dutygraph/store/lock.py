"""The one writer's lock: held by a process, and let go by the kernel when that process dies."""

import fcntl
import os
from pathlib import Path


class Lock:
    """An advisory lock on a file; not to be shared by threads without a lock of their own."""

    def __init__(self, path: Path) -> None:
        """Name the file; it is made when first needed and never removed."""
        self._path = path
        self._handle: int | None = None

    @property
    def held(self) -> bool:
        """Say whether this object holds the lock."""
        return self._handle is not None

    def take(self) -> bool:
        """Try once; return whether the lock is held now."""
        if self._handle is not None:
            return True
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def release(self) -> None:
        """Let go, if held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
