"""Draw by seed: the same seed draws the same from the same things."""

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def in_strata(things: Sequence[T], stratum: Callable[[T], str], number: int, seed: int) -> list[T]:
    """Return some of the things: every stratum by its share and at least once, then shuffled."""
    strata: dict[str, list[T]] = defaultdict(list)
    for one in things:
        strata[stratum(one)].append(one)
    if not len(strata) <= number <= len(things):
        raise ValueError(f"cannot draw {number} of {len(things)} in {len(strata)} strata")
    dice = random.Random(seed)  # noqa: S311, a draw that others can repeat
    sizes = _sizes({name: len(some) for name, some in sorted(strata.items())}, number)
    drawn = [one for name, size in sizes.items() for one in dice.sample(strata[name], size)]
    dice.shuffle(drawn)
    return drawn


def _sizes(strata: dict[str, int], number: int) -> dict[str, int]:
    """Return how many of each stratum, by largest remainder."""
    total = sum(strata.values())
    sizes = {name: max(1, number * size // total) for name, size in strata.items()}
    while sum(sizes.values()) > number:
        sizes[max(sizes, key=lambda name: sizes[name])] -= 1
    rest = sorted(strata, key=lambda name: (-(number * strata[name] % total), name))
    for name in (*rest, *rest):
        if sum(sizes.values()) < number and sizes[name] < strata[name]:
            sizes[name] += 1
    return sizes
