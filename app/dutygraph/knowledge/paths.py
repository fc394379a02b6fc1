"""Find the data folders: inside the installed package, else in the checkout around it."""

from functools import cache
from pathlib import Path

from dutygraph.model.errors import StoreError

_PACKAGE = Path(__file__).resolve().parent.parent
_PACKAGED = _PACKAGE / "data"


@cache
def data_root() -> Path:
    """Return the folder that holds ontology/, shapes/ and queries/.

    A wheel carries them under ``dutygraph/data``; an editable install finds the checkout.
    Raises StoreError when neither has them.
    """
    for root in (_PACKAGED, _PACKAGE.parent.parent):
        if (root / "ontology" / "dutygraph.ttl").is_file():
            return root
    raise StoreError("the ontology's files are missing; install the package again")


def is_packaged() -> bool:
    """Say whether the data is that of an installed package, not of a checkout."""
    return data_root() == _PACKAGED


def labels_root() -> Path:
    """Return the folder of the label tables."""
    return _PACKAGE / "labels"
