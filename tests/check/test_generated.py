"""Made tenants with odd values, checked by both engines with all our checks: the same findings."""

import random

import pytest

from benchmarks.evidence_graph import evidence
from dutygraph.check.run import run_checks
from dutygraph.knowledge.catalogue import Knowledge, load_knowledge
from dutygraph.model.namespace import RDF_TYPE, XSD
from dutygraph.model.status import EngineOutput
from tests.check.making import AS_OF, told
from tests.check.warm import Warm

TRIPLES = 400
ODD = [
    '"true"',
    f'"1"^^<{XSD}boolean>',
    f'"TRUE"^^<{XSD}boolean>',
    f'"false"^^<{XSD}boolean>',
    f'"022"^^<{XSD}integer>',
    f'"-1"^^<{XSD}integer>',
    f'"22.0"^^<{XSD}decimal>',
    f'"x"^^<{XSD}integer>',
    '"ingress"@en',
    '"0.0.0.0/00"',
    '"10.0.0.0/0 "',
    '"::/0\\n"',
    '""',
    "<urn:nowhere>",
    "_:nobody",
]


# pySHACL compares a boolean with a number, since Python's True is 1; SHACL says that the two
# cannot be compared, and the fast engine does (docs/checks.md).
BESIDE_NUMBERS = [value for value in ODD if f"<{XSD}boolean>" not in value]


def odd(lines: tuple[str, ...], draw: random.Random) -> tuple[str, ...]:
    """Take away, add and replace values, about one line in seven; kinds stay."""
    made: list[str] = []
    for line in lines:
        subject, name, _ = line.split(" ", 2)
        chance = draw.random()
        if name == f"<{RDF_TYPE}>" or chance > 0.15:
            made.append(line)
        if name != f"<{RDF_TYPE}>" and 0.05 < chance < 0.2:
            values = BESIDE_NUMBERS if f"<{XSD}integer>" in line else ODD
            made.append(f"{subject} {name} {draw.choice(values)} .")
    return tuple(dict.fromkeys(made))


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def outputs(
    triples: tuple[str, ...], knowledge: Knowledge, warm: Warm
) -> tuple[EngineOutput, EngineOutput]:
    checks = tuple(knowledge.checks.values())
    lines = (*triples, *knowledge.subclass_closure)
    return (
        run_checks(lines, checks, engine="fast", seconds=120, as_of=AS_OF, call=warm),
        run_checks(lines, checks, engine="reference", seconds=120, as_of=AS_OF, call=warm),
    )


def test_both_engines_agree_on_made_tenants(
    seed: int, sizes: dict[str, int], knowledge: Knowledge, warm: Warm
) -> None:
    found = 0
    for number in range(sizes["tenants"]):
        draw = random.Random(f"{seed}-{number}")  # noqa: S311 - to be drawn again
        triples = odd(evidence(TRIPLES, draw.randrange(2**32)), draw)
        fast, reference = outputs(triples, knowledge, warm)
        assert not fast.failed and not reference.failed
        assert told(fast) == told(reference), f"tenant {number} of seed {seed}"
        assert fast.targets == reference.targets
        found += len(fast.findings)
    assert found > sizes["tenants"]


def test_all_our_checks_can_be_run(knowledge: Knowledge, warm: Warm) -> None:
    """None of our shapes is refused, whatever is in the evidence."""
    fast, reference = outputs((), knowledge, warm)
    assert not fast.failed and not reference.failed
    assert {slug for slug, _ in fast.targets} == set(knowledge.checks)
