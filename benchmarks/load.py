"""How long does it take to read the ontology and the shapes: from Turtle, and as kept from before?

Each measurement is a process of its own, as a command is. The larger folders hold what grows (all
but words, classes, parties and layers) several times under other slugs.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.grown import grow  # noqa: E402
from benchmarks.results import write_section  # noqa: E402
from dutygraph.knowledge.keeping.cache import PLACE  # noqa: E402

RUNS = 5
SIZES = (1, 2, 5)
LIMITS = {"Turtle": 3.0, "kept": 0.5}
ONE = """
import sys, time
from pathlib import Path
begun = time.perf_counter()
from dutygraph.knowledge.catalogue import FOLDERS, kept_knowledge
from dutygraph.knowledge.reading.files import read_files
imported, used = time.perf_counter(), time.process_time()
knowledge = kept_knowledge(*(read_files(Path(sys.argv[1]), folder) for folder in FOLDERS))
read, used = time.perf_counter(), time.process_time() - used
size = knowledge.ontology_ntriples.count(b"\\n"), knowledge.shapes_ntriples.count(b"\\n")
print(imported - begun, read - imported, used, *size)
"""


def main() -> int:
    rows, late = [], []
    for times in SIZES:
        with tempfile.TemporaryDirectory() as name:
            root = Path(name) / "data"
            grow(ROOT, root, times)
            for how, limit in LIMITS.items():
                kept = "off" if how == "Turtle" else str(Path(name) / "kept")
                _one(root, kept)
                found = [_one(root, kept) for _ in range(RUNS)]
                imported, took, used, triples, shapes = (
                    statistics.median(row[n] for row in found) for n in range(5)
                )
                slowest = max(row[1] for row in found)
                late += [(times, how)] if used > limit else []
                rows.append(
                    f"| {triples:,.0f} | {shapes:,.0f} | {how} | {took:.3f} | {slowest:.3f} "
                    f"| {used:.3f} | {imported:.3f} |"
                )
    lines = [
        f"`benchmarks/load.py`: everything under ontology/ and shapes/controls, {RUNS} processes "
        f"each; the folders hold what grows {', '.join(map(str, SIZES))} times. Limits, in "
        f"processor seconds: {LIMITS['Turtle']:g} from Turtle, {LIMITS['kept']:g} as kept.",
        "",
        "| triples | of shapes | from | median s | slowest s | processor s | import s |",
        "|-:|-:|-|-:|-:|-:|-:|",
        *rows,
    ]
    print("\n".join(lines))
    write_section("Loading knowledge", lines)
    return 1 if late else 0


def _one(root: Path, kept: str) -> tuple[float, ...]:
    done = subprocess.run(
        [sys.executable, "-c", ONE, str(root)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, PLACE: kept},
    )
    return tuple(float(part) for part in done.stdout.split())


if __name__ == "__main__":
    sys.exit(main())
