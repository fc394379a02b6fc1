"""Break text into lines of a width in pixels, for pictures without a browser's help."""

from unicodedata import east_asian_width

_WIDE, _NARROW = 12.6, 6.7


def wrap(text: str, width: float) -> list[str]:
    """Break a text into lines of a width in pixels: at spaces, or anywhere in Chinese."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and _width((line + piece).rstrip()) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def _pieces(text: str) -> list[str]:
    """Return the pieces between which a line may break."""
    found: list[str] = []
    for letter in text:
        whole = found and not found[-1].endswith((" ", "/", "-"))
        if whole and not _is_wide(letter) and not _is_wide(found[-1][-1]):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _width(text: str) -> float:
    return sum(_WIDE if _is_wide(letter) else _NARROW for letter in text)


def _is_wide(letter: str) -> bool:
    return east_asian_width(letter) in "WF"
