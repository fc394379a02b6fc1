"""The data files as bytes: read once, so that what is parsed is what the digest names."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Files:
    """Names, relative to the root of the data, and contents, in the order of the names."""

    contents: tuple[tuple[str, bytes], ...]

    @cached_property
    def digest(self) -> str:
        """Return the digest over names and bytes."""
        digest = hashlib.sha256()
        for name, content in self.contents:
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
        return digest.hexdigest()


def read_files(root: Path, folder: str) -> Files:
    """Return every Turtle file of a folder under the root."""
    paths = sorted((root / folder).rglob("*.ttl"))
    return Files(tuple((path.relative_to(root).as_posix(), path.read_bytes()) for path in paths))
