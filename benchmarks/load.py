"""How long does it take to read the ontology, the shapes and the words?"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.results import write_section  # noqa: E402

TIMES = 7
# In a process of its own each time: knowledge is read once and kept.
ONE = """
import time
begun = time.perf_counter()
from dutygraph.knowledge.catalogue import load_knowledge
imported = time.perf_counter()
knowledge = load_knowledge()
read = time.perf_counter()
size = knowledge.ontology_ntriples.count(b"\\n"), knowledge.shapes_ntriples.count(b"\\n")
print(imported - begun, read - imported, *size)
"""


def main() -> int:
    rows = [_one() for _ in range(TIMES)]
    imported, read, whole = ([row[n] for row in rows] for n in range(3))
    ontology, shapes = int(rows[0][3]), int(rows[0][4])
    lines = [
        f"`benchmarks/load.py`: {ontology:,} triples of ontology and {shapes:,} of shapes, "
        f"{TIMES} processes.",
        "",
        "| what | median s | slowest s |",
        "|-|-:|-:|",
        *(
            f"| {what} | {statistics.median(found):.3f} | {max(found):.3f} |"
            for what, found in (
                ("import", imported),
                ("load_knowledge()", read),
                ("whole process", whole),
            )
        ),
    ]
    print("\n".join(lines))
    write_section("Loading knowledge", lines)
    return 0


def _one() -> tuple[float, ...]:
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", ONE], capture_output=True, text=True, check=True, cwd=ROOT
    )
    whole = time.monotonic() - begun
    imported, read, *size = (float(part) for part in done.stdout.split())
    return imported, read, whole, *size


if __name__ == "__main__":
    sys.exit(main())
