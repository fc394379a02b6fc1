"""What one snapshot says of one property of one resource, and which of several decides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dutygraph.model.evidence import Fact, Snapshot

AGE_LIMIT = timedelta(days=90)
"""Beyond this a value in state or cloud no longer keeps a plan out; checks have their own limit."""

DISAGREES = "disagrees"


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """How much the words of a snapshot weigh at one time; many sides share one.

    ``seen`` says that they were seen in state or cloud (not written or planned) within the age
    limit. ``order`` puts first what can show that something is met, then strong, then new.
    """

    snapshot: Snapshot
    collected: datetime | None
    strong: bool
    seen: bool
    order: tuple[bool, int, float, str]

    def outweighs(self, other: "Standing") -> bool:
        """Say whether this is at least as strong and at least as new, and one of them more.

        An unknown time is never newer, and of two neither is.
        """
        mine, its = self.order[1], other.order[1]
        if mine < its or self.collected is None:
            return False
        if other.collected is None:
            return True
        if self.collected < other.collected:
            return False
        return mine > its or self.collected > other.collected


def standing(snapshot: Snapshot, collected: datetime | None, as_of: datetime) -> Standing:
    """Return how much a snapshot's words of a time weigh at a date."""
    strength = snapshot.strength
    fresh = collected is not None and as_of - collected <= AGE_LIMIT
    when = collected.timestamp() if collected else float("-inf")
    seen = strength.can_show_met and fresh
    order = (seen, strength.rank, when, snapshot.digest)
    return Standing(snapshot, collected, strength.can_show_met, seen, order)


@dataclass(slots=True, eq=False)
class Side:
    """The values of one property of one node in one snapshot."""

    standing: Standing
    facts: list[Fact]

    def values(self) -> frozenset[str]:
        """Return the values as N-Triples terms."""
        return frozenset(fact.value for fact in self.facts)


@dataclass(slots=True, eq=False)
class Verdict:
    """The side that decides, or None where sides disagree; why each of the others does not."""

    winner: Side | None
    won: str
    lost: Sequence[tuple[Side, str]] = ()


def decide(sides: Sequence[Side]) -> Verdict:
    """Return which side decides about a property (status.md 4).

    What is written or planned takes part only where nothing fresh was seen in state or cloud.
    Of what takes part, a side that another outweighs falls; those that remain either say the
    same, or nobody decides.
    """
    if len(sides) == 1:
        return Verdict(sides[0], "only")
    if _agree(sides):
        return _best(sides, "agrees", "agrees")
    seen = any(side.standing.seen for side in sides)
    part = [side for side in sides if side.standing.strong or not seen]
    lost = [(side, "seen-elsewhere") for side in sides if seen and not side.standing.strong]
    fallen = [one for one in part if any(b.standing.outweighs(one.standing) for b in part)]
    lost += [(side, "outweighed") for side in fallen]
    front = [side for side in part if side not in fallen]
    if not _agree(front):
        return Verdict(None, "", [*lost, *((side, DISAGREES) for side in front)])
    verdict = _best(front, "decides", "agrees")
    return Verdict(verdict.winner, verdict.won, [*lost, *verdict.lost])


def first(sides: Sequence[Side]) -> Verdict:
    """Return one side for what only describes a resource (its kind, its name): always one."""
    if len(sides) == 1:
        return Verdict(sides[0], "only")
    return _best(sides, "decides", "named-otherwise")


def _best(sides: Iterable[Side], won: str, lost: str) -> Verdict:
    winner, *others = sorted(sides, key=_order, reverse=True)
    return Verdict(winner, won, [(side, lost) for side in others])


def _order(side: Side) -> tuple[bool, int, float, str]:
    return side.standing.order


def _agree(sides: Sequence[Side]) -> bool:
    if all(len(side.facts) == 1 for side in sides):
        value = sides[0].facts[0].value
        return all(side.facts[0].value == value for side in sides)
    return len({side.values() for side in sides}) == 1
