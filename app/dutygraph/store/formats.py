"""Which media types an answer can come in, and which of them a client gets."""

from dataclasses import dataclass

from dutygraph.model.errors import NotAcceptableError

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
CSV = "text/csv"
TSV = "text/tab-separated-values"
TURTLE = "text/turtle"
N_TRIPLES = "application/n-triples"
RDF_XML = "application/rdf+xml"
JSON_LD = "application/ld+json"
N_QUADS = "application/n-quads"
TRIG = "application/trig"

ROWS = (JSON, XML, CSV, TSV)
GRAPHS = (TURTLE, N_TRIPLES, RDF_XML, JSON_LD, N_QUADS, TRIG)
_ALSO = {"application/json": JSON, "application/xml": XML, "text/xml": XML, "text/plain": N_TRIPLES}


@dataclass(frozen=True, slots=True)
class _Range:
    kind: str
    weight: float

    def fits(self, media_type: str) -> bool:
        return self.kind in ("*/*", media_type, media_type.split("/")[0] + "/*")

    @property
    def narrowness(self) -> int:
        return 2 - self.kind.count("*")


def choose(accept: str, form: str) -> str:
    """Return the media type for an answer to a query form, by an Accept header's weights.

    An empty header means anything. Raises NotAcceptableError when nothing fits.
    """
    offered = ROWS if form in ("SELECT", "ASK") else GRAPHS
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [_Range("*/*", 1)]
    best = max(offered, key=lambda media_type: _weight(media_type, ranges))
    if _weight(best, ranges) <= 0:
        raise NotAcceptableError(
            f"{form} can be answered as {', '.join(offered)}, none of which was accepted"
        )
    return best


def _weight(media_type: str, ranges: list[_Range]) -> float:
    """The narrowest range that fits says the weight (RFC 9110, 12.5.1)."""
    fitting = [entry for entry in ranges if entry.fits(media_type)]
    return max(fitting, key=lambda entry: entry.narrowness).weight if fitting else 0


def _range(part: str) -> _Range:
    kind, *options = (word.strip().lower() for word in part.split(";"))
    weight = 1.0
    for option in options:
        if option.startswith("q="):
            try:
                weight = float(option[2:])
            except ValueError:
                weight = 0.0
    return _Range(_ALSO.get(kind, kind), weight)
