"""Whether several files are all the pages of one call."""

from collections.abc import Sequence

from dutygraph.model.errors import InputError
from dutygraph.model.evidence import Reading


def complete(readings: Sequence[tuple[str, Reading]], pages: int | None) -> bool:
    """Say whether nothing of the picture is missing; ``pages`` is how many the call had.

    Of a form in pages that is so only if somebody says how many there were, all are here and
    one is the last. Raises InputError where the files cannot be one picture.
    """
    if not readings:
        raise InputError("a snapshot needs a file: name one")
    _one_form(readings)
    _no_page_twice(readings)
    if pages is not None and pages < len(readings):
        raise InputError(
            f"{len(readings)} pages were given and --pages says {pages}", file=readings[-1][0]
        )
    last = [name for name, one in readings if one.last_page]
    if len(last) > 1:
        raise InputError(
            f"this is a last page and so is {last[0]}: import each call by its own", file=last[1]
        )
    if any(one.last_page is None for _, one in readings):
        if len(readings) > 1:
            raise InputError(
                "files of this form are not pages of one call: import them one by one",
                file=readings[1][0],
            )
        return pages in (None, 1)
    return pages == len(readings) and len(last) == 1


def _one_form(readings: Sequence[tuple[str, Reading]]) -> None:
    first = readings[0][1].form
    for name, one in readings:
        if one.form != first:
            raise InputError(
                f"this is {one.form} and {readings[0][0]} is {first}: import them one by one",
                file=name,
            )


def _no_page_twice(readings: Sequence[tuple[str, Reading]]) -> None:
    seen: dict[str, str] = {}
    for name, one in readings:
        if one.sha256 in seen:
            raise InputError(f"this is the same page as {seen[one.sha256]}", file=name)
        seen[one.sha256] = name
