"""One check as a child is told of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """A check's slug, kind and node shape, and the shapes that say what they find."""

    slug: str
    kind: str
    shape: str
    speaks: tuple[str, ...]
