"""How the matrix looks in files that stand alone: colours by party, patterns by who says so."""

from dutygraph.status.matrix import UNSAID

PARTIES = {
    "provider": "#d4e6f7",
    "tenant": "#d9efd5",
    "manufacturer": "#eadff3",
    "partner": "#fbe3cd",
    "carrier": "#f4d9e0",
}
OTHER = "#e9e9e4"
WEAK = {"general", "retold", "judged"}
"""States that are drawn with a broken edge: the provider's own page does not say it."""
INK, EDGE = "#1d2733", "#7d8894"


def fill(party: str, state: str) -> str:
    """Return the colour behind a part of a cell."""
    return "#ffffff" if state in UNSAID else PARTIES.get(party, OTHER)
