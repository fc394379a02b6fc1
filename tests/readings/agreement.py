"""How far two readers agree, raw and beyond chance (Cohen's kappa)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many of some pairs agree; ``kappa`` is None where chance alone explains all."""

    pairs: int
    agreed: int
    kappa: Fraction | None

    def __str__(self) -> str:
        kappa = "not defined" if self.kappa is None else f"{float(self.kappa):.2f}"
        share = 100 * self.agreed / self.pairs
        return f"{self.agreed} of {self.pairs} agree ({share:.0f} %), kappa {kappa}"


def agreement(pairs: Sequence[Pair]) -> Agreement:
    """Return the agreement of at least one pair of words."""
    if not pairs:
        raise ValueError("there is nothing to agree on")
    agreed = sum(one == other for one, other in pairs)
    observed = Fraction(agreed, len(pairs))
    ours, theirs = (Counter(pair[side] for pair in pairs) for side in (0, 1))
    chance = sum(
        (Fraction(ours[word] * theirs[word], len(pairs) ** 2) for word in ours), Fraction(0)
    )
    kappa = None if chance == 1 else (observed - chance) / (1 - chance)
    return Agreement(len(pairs), agreed, kappa)
