"""Sort the records of a file: read as a kind, said of a resource beside, or skipped."""

from collections.abc import Iterable, Mapping

from dutygraph.evidence.content import ELSEWHERE, NAMELESS, NO_CHECK, TWICE
from dutygraph.evidence.facts import native_id
from dutygraph.evidence.record import Record
from dutygraph.evidence.table import Beside, Block, Table
from dutygraph.model.evidence import Skipped

Mine = list[tuple[Record, Block]]
Owners = Mapping[tuple[str, str], Record]


class Sorted:
    """What became of each record."""

    def __init__(
        self, records: Iterable[Record], blocks: Mapping[str, Block], table: Table
    ) -> None:
        """Sort all; a resource that is told twice counts once."""
        self.mine: Mine = []
        self.beside: list[tuple[Record, Block]] = []
        self.twice: list[tuple[Record, Block]] = []
        self.skipped: list[Skipped] = []
        others: list[Record] = []
        known: set[tuple[str, str]] = set()
        for record in records:
            block = blocks.get(record.type)
            if block is None:
                others.append(record)
                continue
            found = native_id(record, block)
            name = (block.kind, found[0]) if found else (block.kind, "\0" + record.address)
            if name in known:
                self.twice.append((record, block))
                self._skip(record, TWICE)
            elif not found and not record.address:
                self._skip(record, NAMELESS)
            else:
                known.add(name)
                self.mine.append((record, block))
        self._join(others, table)

    def _join(self, others: Iterable[Record], table: Table) -> None:
        owners: dict[str, Owners] = {}
        for record in others:
            said = table.beside.get(record.type, ())
            if not said:
                self._skip(record, NO_CHECK)
                continue
            joined = False
            for block, beside in said:
                if block.type not in owners:
                    owners[block.type] = self._owners(block)
                owner = self._owner(record, beside, owners[block.type])
                if owner is not None:
                    owner.beside.setdefault(record.type, []).append(record)
                    self.beside.append((record, block))
                    joined = True
            if not joined:
                self._skip(record, ELSEWHERE)

    def _owners(self, block: Block) -> Owners:
        """Return the records of a block by each attribute that others join them by, and address."""
        keys = {one.to for one in block.besides}
        found: dict[tuple[str, str], Record] = {}
        for record, its in self.mine:
            if its is block:
                for key in keys:
                    if value := record.text(key):
                        found[key, value[0]] = record
                found["", record.address] = record
        return found

    def _owner(self, record: Record, beside: Beside, owners: Owners) -> Record | None:
        if value := record.text(beside.key):
            return owners.get((beside.to, value[0]))
        said = record.written.refers((beside.key,)) if record.written else None
        return owners.get(("", said[0])) if said else None

    def _skip(self, record: Record, why: str) -> None:
        self.skipped.append(Skipped(record.pointer, record.what, why))
