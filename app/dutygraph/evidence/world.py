"""What is known around a file: whose it is, what it is a picture of, and how things are named."""

from dataclasses import dataclass, field

from dutygraph.evidence.answer import Link
from dutygraph.model.namespace import addressed_resource_iri, resource_iri


@dataclass(slots=True)
class World:
    """The tenant, what the flags say, and which planned resources have which IRI."""

    base: str
    tenant: str
    source: str
    account: str | None
    region: str | None
    by_address: dict[str, tuple[str, str]] = field(default_factory=dict)

    def iri(self, kind: str, native: str | None, address: str) -> str:
        """Return the IRI of a resource: by its native id, else by source and address."""
        if native:
            return resource_iri(self.base, self.tenant, kind, native)
        return addressed_resource_iri(self.base, self.tenant, self.source, address)

    def linked(self, link: Link) -> str | None:
        """Return the IRI of what a link leads to; None for what is planned elsewhere."""
        if link.id:
            return resource_iri(self.base, self.tenant, link.kind, link.id)
        kind, found = self.by_address.get(link.address, ("", ""))
        return found if kind == link.kind else None
