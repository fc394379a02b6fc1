"""From a document's records to what an importer hands on: facts, report and reduced copy."""

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from dutygraph.evidence.content import Content, Form
from dutygraph.evidence.facts import facts_of, native_id
from dutygraph.evidence.personal import without_name
from dutygraph.evidence.record import Record
from dutygraph.evidence.sorting import Sorted
from dutygraph.evidence.table import Block, Table, paths_read
from dutygraph.evidence.transforms.policies import policy_kept
from dutygraph.evidence.tree import Json
from dutygraph.evidence.withhold import LEAF, Fields, Keep, Members, Reduction, Through, keep_paths
from dutygraph.evidence.world import World
from dutygraph.model.evidence import Fact, ImportReport, Reading, ToolResult
from dutygraph.model.namespace import EV

_KEEPS: dict[str, Keep] = {"": LEAF, "parts": LEAF, "policy": Through(policy_kept)}
TOOL = "huaweicloud-config"


class Reader:
    """Reads the content of one file with the mapping table."""

    def __init__(self, form: Form, content: Content, table: Table, world: World) -> None:
        """Take what the form made of the document, and sort its records."""
        self._form, self._content, self._table, self._world = form, content, table, world
        blocks = table.terraform if content.table == "terraform" else table.config
        self._sorted = Sorted(content.records, blocks, table)
        self._kinds: Counter[str] = Counter()
        self._iris: dict[str, str] = {}
        self._untold: set[str] = set()

    def reading(self, tree: Json, content: bytes) -> Reading:
        """Return everything; the tree is the document that ``content`` holds."""
        own = self._content
        self._name()
        facts = tuple(fact for one in self._sorted.mine for fact in self._facts(*one))
        results = tuple(self._results())
        reduction = Reduction(self._decided())
        reduced = reduction.reduce(tree, own.keep)
        return Reading(
            form=self._form.name,
            strength=self._form.strength,
            facts=facts,
            results=results,
            report=self._report(len(results), reduction),
            reduced=json.dumps(reduced, ensure_ascii=False, separators=(",", ":")).encode(),
            sha256=sha256(content).hexdigest(),
            size=len(content),
            collected=own.collected,
            times={self._iris[at]: time for at, time in own.times.items() if at in self._iris},
            native_source=own.native_source,
            last_page=own.last_page,
            untold=tuple(sorted(self._untold)),
        )

    def _name(self) -> None:
        """Name every resource first, so that planned ones can be linked to."""
        for record, block in self._sorted.mine:
            found = native_id(record, block)
            address = record.address
            if block.personal:
                record.personal = True
                record.address = without_name(address, self._world.source)
            resource = self._world.iri(block.kind, found[0] if found else None, record.address)
            self._iris[record.pointer] = resource
            if address:
                self._world.by_address[address] = (block.kind, resource)

    def _facts(self, record: Record, block: Block) -> Iterator[Fact]:
        resource = self._iris[record.pointer]
        self._kinds[EV + block.kind] += 1
        yield from facts_of(record, block, resource, self._world)
        part = self._table.inside.get(record.type) if self._content.table == "config" else None
        if part:
            yield from self._parts(record, part, resource)

    def _parts(self, holder: Record, block: Block, resource: str) -> Iterator[Fact]:
        """Yield the facts of resources that are told inside another.

        Where the list is missing, or one in it has no id, not all of the kind are told.
        """
        told: set[str] = set()
        if not isinstance(holder.values.get(block.at), list):
            self._untold.add(EV + block.kind)
        for number, one in enumerate(listed(holder, block.at)):
            place = f"{holder.at}/{block.at}/{number}"
            if not isinstance(one, dict):
                self._untold.add(EV + block.kind)
                continue
            record = Record(f"{holder.type}/{block.at}", place, place, one)
            record.told = {
                key: holder.told[key] for key in ("account", "region") if key in holder.told
            }
            found = native_id(record, block)
            if not found:
                self._untold.add(EV + block.kind)
            if not found or found[0] in told:
                continue
            told.add(found[0])
            self._kinds[EV + block.kind] += 1
            inner = self._world.iri(block.kind, found[0], "")
            yield from facts_of(record, block, inner, self._world)
            yield Fact(inner, EV + block.holder, f"<{resource}>", place)

    def _results(self) -> Iterator[ToolResult]:
        for one in self._content.verdicts:
            block = self._table.config[one.type]
            resource = self._world.iri(block.kind, one.id, "")
            yield ToolResult(TOOL, one.rule, resource, one.outcome, one.evaluated, one.pointer)

    def _report(self, results: int, reduction: Reduction) -> ImportReport:
        skipped = (*self._content.skipped, *self._sorted.skipped)
        imported = len(self._sorted.mine) + len(self._sorted.beside) + results
        return ImportReport(
            form=self._form.name,
            read=imported + len(skipped),
            imported=imported,
            skipped=skipped,
            kinds=tuple(sorted(self._kinds.items())),
            withheld=tuple(sorted(reduction.places)),
            notes=tuple(self._content.notes),
        )

    def _decided(self) -> dict[int, Keep]:
        """Return how each object that tells a record is kept."""
        found: dict[int, Keep] = {}
        fields: dict[tuple[str, str], Fields] = {}
        for record, block in (*self._sorted.mine, *self._sorted.beside, *self._sorted.twice):
            key = (block.type, record.type)
            if key not in fields:
                fields[key] = self._fields(block, record.type)
            for role, told in record.objects:
                found[id(told)] = self._content.keeping[role](record, fields[key])
        return found

    def _fields(self, block: Block, source_type: str) -> Fields:
        """Return which fields of a type are kept."""
        always = [(path, "") for path in self._content.always]
        found = _kept([*always, *paths_read(block, source_type)])
        part = self._table.inside.get(source_type) if self._content.table == "config" else None
        if part:
            found[part.at] = Members(_kept(paths_read(part, part.type)))
        return found


def _kept(paths: list[tuple[tuple[str, ...], str]]) -> Fields:
    return keep_paths((path, _KEEPS[word]) for path, word in paths)


def listed(record: Record, key: str) -> list[Json]:
    """Return the members of a list that a record holds."""
    value = record.values.get(key)
    return value if isinstance(value, list) else []
