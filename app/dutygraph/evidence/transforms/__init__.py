"""How values become properties; each module here adds transforms, by the names in the table."""

from importlib import import_module
from pkgutil import iter_modules

from dutygraph.evidence.answer import TRANSFORMS, Transform

for _found in iter_modules(__path__):
    import_module(f"{__name__}.{_found.name}")


def transform_named(name: str) -> Transform:
    """Return a transform by the name that the table has for it. Raises KeyError."""
    return TRANSFORMS[name]
