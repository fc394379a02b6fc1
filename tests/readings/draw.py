"""Draw a sheet by seed: ``python -m tests.readings.draw mappings --seed 4 --number 100``.

``--stratum`` draws one stratum of facts alone, where all of it was read again.
"""

import argparse
import csv
import sys
from collections.abc import Sequence

from dutygraph.knowledge.catalogue import load_knowledge
from tests.readings import facts, mappings
from tests.readings.gathered import Gathered
from tests.shared_files import SHARED


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.readings.draw")
    parser.add_argument("what", choices=("mappings", "facts"))
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--number", type=int, default=100, help="how many mappings")
    parser.add_argument("--stratum", choices=tuple(facts.STRATA), help="of facts, this alone")
    asked = parser.parse_args(arguments)
    knowledge = load_knowledge()
    if asked.what == "mappings":
        rows = mappings.sheet(knowledge, asked.number, asked.seed)
        head = (*mappings.GIVEN, *mappings.READ)
    else:
        sizes = {asked.stratum: facts.STRATA[asked.stratum]} if asked.stratum else facts.STRATA
        rows = facts.sheet(knowledge, asked.seed, Gathered(SHARED), sizes)
        head = (*facts.GIVEN, *facts.READ)
    writer = csv.DictWriter(sys.stdout, head, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
