"""What one snapshot says of one property of one resource, and which of several decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dutygraph.model.evidence import Fact, Snapshot

AGE_LIMIT = timedelta(days=90)
"""Beyond this a value in state or cloud no longer keeps a plan out; checks have their own limit."""


DISAGREES = "disagrees"


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """The values of one property in one snapshot, with the time that they are from."""

    snapshot: Snapshot
    collected: datetime | None
    facts: list[Fact]

    @property
    def values(self) -> frozenset[str]:
        """Return the values as N-Triples terms."""
        return frozenset(fact.value for fact in self.facts)

    @property
    def strong(self) -> bool:
        """Say whether the values were seen in state or cloud, not written or planned."""
        return self.snapshot.strength.can_show_met

    def fresh(self, as_of: datetime) -> bool:
        """Say whether the values are within the age limit; an unknown time never is."""
        return self.collected is not None and as_of - self.collected <= AGE_LIMIT

    def outweighs(self, other: "Side") -> bool:
        """Say whether this side is at least as strong and at least as new, and one of them more."""
        if self.snapshot.strength.rank < other.snapshot.strength.rank:
            return False
        if self.collected is None:
            # Of two unknown times neither is newer, and an unknown time is never newer.
            return False
        if other.collected is not None and self.collected < other.collected:
            return False
        return (
            self.snapshot.strength.rank > other.snapshot.strength.rank
            or other.collected is None
            or self.collected > other.collected
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """The side that decides, or None where sides disagree; why each of the others does not."""

    winner: Side | None
    won: str
    lost: tuple[tuple[Side, str], ...] = ()


def decide(sides: Sequence[Side], as_of: datetime) -> Verdict:
    """Return which side decides about a property (status.md 4).

    What is written or planned takes part only where nothing fresh was seen in state or cloud.
    Of what takes part, a side that another outweighs falls; those that remain either say the
    same, or nobody decides.
    """
    if len(sides) == 1:
        return Verdict(sides[0], "only")
    seen = any(side.strong and side.fresh(as_of) for side in sides)
    part = [side for side in sides if side.strong or not seen]
    lost = [(side, "seen-elsewhere") for side in sides if seen and not side.strong]
    fallen = [side for side in part if any(other.outweighs(side) for other in part)]
    front = [side for side in part if side not in fallen]
    lost += [(side, "outweighed") for side in fallen]
    if len({side.values for side in front}) > 1:
        return Verdict(None, "", (*lost, *((side, DISAGREES) for side in front)))
    winner = max(front, key=lambda side: _order(side, as_of))
    lost += [(side, "agrees") for side in front if side is not winner]
    return Verdict(winner, "agrees" if len(part) == len(front) > 1 else "decides", tuple(lost))


def first(sides: Sequence[Side], as_of: datetime) -> Verdict:
    """Return one side for what only describes a resource (its kind, its name): always one."""
    winner = max(sides, key=lambda side: _order(side, as_of))
    lost = tuple((side, "named-otherwise") for side in sides if side is not winner)
    return Verdict(winner, "decides" if lost else "only", lost)


def _order(side: Side, as_of: datetime) -> tuple[bool, int, float, str]:
    """Order sides that agree: what can show that something is met first, then strong, then new."""
    when = side.collected.timestamp() if side.collected else float("-inf")
    strength = side.snapshot.strength
    return (side.strong and side.fresh(as_of), strength.rank, when, side.snapshot.digest)
