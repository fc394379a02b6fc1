"""The made evidence as requests to import, and what a report says of one resource."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from dutygraph.model.evidence import Scope
from dutygraph.model.status import CheckResult, StatusReport
from dutygraph.model.words import Outcome
from dutygraph.workspace import ImportRequest
from tests.tenants.webshop import generate, state
from tests.tenants.webshop.world import World, read_world

KINDS = {
    "bucket": "ObjectStorage",
    "group": "SecurityGroup",
    "rule": "SecurityGroupRule",
    "server": "VirtualMachine",
    "volume": "BlockVolume",
    "key": "EncryptionKey",
    "user": "IdentityUser",
    "policy": "IdentityPolicy",
    "password-policy": "PasswordPolicy",
    "login-policy": "LoginPolicy",
    "protection-policy": "ProtectionPolicy",
    "tracker": "AuditTracker",
    "database": "RelationalDatabase",
}
"""Type in the description to class in the evidence vocabulary."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One snapshot as a manifest names it."""

    files: tuple[str, ...]
    source: str
    account: str
    collected_at: datetime
    region: str | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """All generated files with their two manifests."""

    folder: Path
    files: dict[str, bytes]
    as_of: datetime
    world: World

    def entries(self, manifest: str = "manifest.json") -> tuple[Entry, ...]:
        said = json.loads(self.files[manifest])["snapshots"]
        return tuple(
            Entry(
                tuple(one["files"]),
                one["source"],
                one["account"],
                datetime.fromisoformat(one["collected_at"]),
                one.get("region"),
                one.get("pages"),
            )
            for one in said
        )

    def request(self, entry: Entry) -> ImportRequest:
        return ImportRequest(
            files=tuple((name, self.files[name]) for name in entry.files),
            source=entry.source,
            account=entry.account,
            region=entry.region,
            collected_at=entry.collected_at,
            pages=entry.pages,
        )

    def requests(self, form: str) -> list[ImportRequest]:
        """Return what one form of the answer key consists of."""
        return [self.request(entry) for entry in self.of_form(form)]

    def of_form(self, form: str) -> Iterator[Entry]:
        for entry in self.entries("manifest-complete.json" if form == "complete" else MANIFEST):
            first = entry.files[0]
            match form:
                case "together" | "complete":
                    yield entry
                case "state" if first.endswith(".tfstate"):
                    yield entry
                case "shown" if first.endswith((".tfstate", "-shown.json")):
                    shown = first.replace(".tfstate", "-shown.json")
                    yield Entry((shown,), entry.source, entry.account, entry.collected_at)
                case "plan" if first.endswith("-plan.json"):
                    yield entry
                case "config" if entry.pages is not None:
                    yield entry

    def scope(self) -> Scope:
        said = generate.scope_file(self.world)
        return Scope(
            name=said["name"],
            confirmed=True,
            accounts=tuple(said["accounts"]),
            regions=tuple(said["regions"]),
            grade=said["grade"],
        )

    def ending(self, key: str) -> str:
        """Return how the resource's IRI ends, whatever the tenant and the base are."""
        item = self.world.item(key)
        if key in self.world.planned:
            return "/tf/" + quote(state.address(item), safe="")
        return f"/resource/{KINDS[item.type]}/{quote(item.native, safe='')}"


MANIFEST = "manifest.json"


def make_evidence(folder: Path, as_of: datetime) -> Evidence:
    files = generate.generate(folder, as_of)
    return Evidence(folder, files, as_of, read_world())


def results_of(report: StatusReport, ending: str, check: str) -> list[CheckResult]:
    return [
        result
        for result in report.results
        if result.check == check and result.resource.endswith(ending)
    ]


def said(result: CheckResult) -> str:
    """Say a result as the answer key does."""
    if result.outcome is Outcome.CANNOT_TELL:
        return f"{result.outcome} {result.reason}"
    return str(result.outcome)
