"""Decide node by node what is believed, and write down why."""

from collections.abc import Mapping, Sequence

from dutygraph.evidence.side import DISAGREES, Side, Verdict, decide, first
from dutygraph.model.evidence import Dispute, Fact, Origin
from dutygraph.model.namespace import EV, RDF_TYPE, owner_iri

Properties = Mapping[str, Sequence[Side]]

UNKNOWN, FROM_DEFAULT = EV + "unknown", EV + "fromDefault"
DESCRIBES = frozenset(
    (RDF_TYPE, *(EV + name for name in ("name", "nativeId", "sourceAddress", "sourceType")))
)
"""What sources call a resource: they may differ without disagreeing about the resource."""


class Believing:
    """Takes up nodes in turn, resources before their parts, and gathers what comes of them."""

    def __init__(self) -> None:
        """Believe nothing yet."""
        self.triples: set[str] = set()
        self.origins: list[Origin] = []
        self.disputes: list[Dispute] = []
        self._linked: dict[str, str] = {}

    def about(self, node: str, properties: Properties) -> None:
        """Decide on every property of one node."""
        part = owner_iri(node) != node
        winners: dict[str, Side | None] = {}
        for name in sorted(properties.keys() - {UNKNOWN, FROM_DEFAULT}):
            verdict = self._verdict(node, name, properties[name], part=part)
            self._enter(node, name, verdict)
            winners[name] = verdict.winner
        self._defaults(properties.get(FROM_DEFAULT, ()), winners)
        believed = not part or node in self._linked
        self._unknown(properties.get(UNKNOWN, ()), winners, believed=believed)

    def _verdict(self, node: str, name: str, sides: Sequence[Side], *, part: bool) -> Verdict:
        if part:
            return self._with_owner(node, sides)
        return first(sides) if name in DESCRIBES else decide(sides)

    def _with_owner(self, node: str, sides: Sequence[Side]) -> Verdict:
        """Believe of a part what the snapshot says that the owner's link to it comes from."""
        digest = self._linked.get(node)
        winner = next((side for side in sides if side.standing.snapshot.digest == digest), None)
        why = "agrees" if winner else "owner-lost"
        return Verdict(winner, "owner-won", tuple((one, why) for one in sides if one is not winner))

    def _enter(self, node: str, name: str, verdict: Verdict) -> None:
        if verdict.winner:
            for fact in _sorted(verdict.winner):
                self._believe(verdict.winner, fact, verdict.won)
                if fact.value.startswith("<"):
                    self._linked[fact.value[1:-1]] = verdict.winner.standing.snapshot.digest
        for side, why in verdict.lost:
            for fact in _sorted(side):
                self._note(side, fact, why, won=False)
        disagreeing = [side for side, why in verdict.lost if why == DISAGREES]
        if disagreeing:
            said = (
                (side.standing.snapshot.digest, tuple(sorted(side.values())))
                for side in disagreeing
            )
            self.disputes.append(Dispute(node, name, tuple(sorted(said))))

    def _defaults(self, sides: Sequence[Side], winners: Mapping[str, Side | None]) -> None:
        """Say of a value that it is the provider's default only where that value won."""
        for side in sides:
            for fact in _sorted(side):
                winner = winners.get(fact.value[1:-1])
                if winner and winner.standing.snapshot.digest == side.standing.snapshot.digest:
                    self._believe(side, fact, "value-won")
                else:
                    self._note(side, fact, "value-lost", won=False)

    def _unknown(
        self, sides: Sequence[Side], winners: Mapping[str, Side | None], *, believed: bool
    ) -> None:
        """An unknown is no value: it stands only where no source has one."""
        for side in sides:
            for fact in _sorted(side):
                if believed and fact.value[1:-1] not in winners:
                    self._believe(side, fact, "no-value")
                else:
                    why = "value-known" if believed else "owner-lost"
                    self._note(side, fact, why, won=False)

    def _believe(self, side: Side, fact: Fact, why: str) -> None:
        self.triples.add(f"<{fact.resource}> <{fact.property}> {fact.value} .")
        self._note(side, fact, why, won=True)

    def _note(self, side: Side, fact: Fact, why: str, *, won: bool) -> None:
        snapshot = side.standing.snapshot
        self.origins.append(
            Origin(
                fact.resource, fact.property, fact.value, snapshot.digest, snapshot.strength,
                side.standing.collected, fact.pointer, fact.file, won, why,
            )
        )  # fmt: skip


def _sorted(side: Side) -> Sequence[Fact]:
    if len(side.facts) == 1:
        return side.facts
    return sorted(side.facts, key=lambda fact: (fact.value, fact.file, fact.pointer))
