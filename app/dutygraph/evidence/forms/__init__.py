"""The forms of file that are read; each module here is one, and says what it looks like."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from dutygraph.evidence.content import Form
from dutygraph.evidence.tree import Json
from dutygraph.model.errors import InputError


@cache
def forms() -> tuple[Form, ...]:
    """Return every form by name."""
    modules = (import_module(f"{__name__}.{one.name}") for one in iter_modules(__path__))
    found = (getattr(module, "FORM", None) for module in modules)
    return tuple(sorted((one for one in found if one), key=lambda one: one.name))


def form_of(tree: Json) -> Form:
    """Return the one form that a document looks like. Raises InputError where none or two do."""
    found = [one for one in forms() if isinstance(tree, dict) and one.looks_like(tree)]
    if len(found) == 1:
        return found[0]
    known = ", ".join(one.name for one in forms())
    if found:
        both = " and ".join(one.name for one in found)
        raise InputError(f"the file looks like {both} at once; it must be one of: {known}")
    raise InputError(f"the file is none of the known forms: {known}")
