"""The data files of the checkout, and what the tests read out of them."""

from functools import cache
from pathlib import Path

from rdflib import Graph

ROOT = Path(__file__).resolve().parents[2]
ONTOLOGY = ROOT / "ontology"
SHAPES = ROOT / "shapes"
CORE = sorted(
    [*ONTOLOGY.glob("core/*.ttl")]
    + [ONTOLOGY / f"{name}.ttl" for name in ("dutygraph", "layers", "models", "parties")]
)


@cache
def parsed(path: Path) -> Graph:
    return Graph().parse(path, format="turtle")


def together(*paths: Path) -> Graph:
    whole = Graph()
    for path in paths:
        whole += parsed(path)
    return whole


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
