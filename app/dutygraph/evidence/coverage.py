"""Of which kinds a snapshot shows all resources: only an inventory can (status.md 2)."""

from collections.abc import Sequence

from dutygraph.evidence.content import NAMELESS
from dutygraph.evidence.forms.config_resources import FORM as INVENTORY
from dutygraph.evidence.table import load_table
from dutygraph.model.evidence import Coverage, Reading
from dutygraph.model.namespace import EV


def coverage(
    pages: Sequence[Reading], account: str | None, region: str | None
) -> tuple[Coverage, ...]:
    """Return what all pages of one call show completely; Terraform never anything.

    An inventory lists every kind that the mapping table knows, so one that it has none of is
    shown to be empty. Without an account and a region (``*`` is every region of the account,
    ``global`` that of services without one) it completes nothing.
    """
    if pages[0].form != INVENTORY.name or account is None or region is None:
        return ()
    lost = {kind for page in pages for kind in (*page.untold, *_nameless(page))}
    return tuple(Coverage(kind, account, region) for kind in sorted(_listed() - lost))


def _listed() -> set[str]:
    """Return the kinds that an inventory tells of, those inside others too."""
    return {EV + kind.name for kind in load_table().kinds.values() if kind.blocks["config"]}


def _nameless(page: Reading) -> set[str]:
    """Return the kinds of which something was left out since it has no identity."""
    types = {one.what for one in page.report.skipped if one.why == NAMELESS}
    return {
        EV + kind.name
        for kind in load_table().kinds.values()
        if any(block.type in types for block in kind.blocks["config"])
    }
