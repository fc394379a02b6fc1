"""The made company as the description says it: items with ids, fixed by its seed."""

import hashlib
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
GLOBAL = "global"


@dataclass(frozen=True, slots=True)
class Item:
    """One resource of the description with its native id; ``says`` is all that it says."""

    id: str
    type: str
    native: str
    says: Mapping[str, Any]

    def __getitem__(self, key: str) -> Any:
        return self.says[key]

    def get(self, key: str, default: Any = None) -> Any:
        return self.says.get(key, default)

    def in_form(self, form: str) -> "Item":
        """Return the item as one form (``config`` or ``state``) tells it."""
        other = self.says.get(f"in_{form}")
        return Item(self.id, self.type, self.native, {**self.says, **other}) if other else self


@dataclass(frozen=True, slots=True)
class World:
    """The whole description with every group counted out."""

    says: Mapping[str, Any]
    items: Mapping[str, Item]
    planned: Mapping[str, Item]
    secrets: dict[str, str] = field(default_factory=dict)

    def hexes(self, *parts: str, length: int = 32) -> str:
        """Return a number that stands still for the same words."""
        return hexes(self.says["seed"], *parts, length=length)

    def account(self, account: str) -> str:
        return self.hexes("account", account)

    def project(self, account: str, region: str) -> str:
        return "" if region == GLOBAL else self.hexes("project", account, region)

    def enterprise_project(self, name: str | None) -> str:
        return dashed(self.hexes("enterprise-project", name)) if name else "0"

    def item(self, key: str) -> Item:
        return self.items[key] if key in self.items else self.planned[key]

    def native(self, key: str | None) -> str | None:
        return self.item(key).native if key else None

    def of_type(self, *types: str) -> Iterator[Item]:
        return (item for item in self.items.values() if item.type in types)

    def secret(self, what: str, item: str) -> str:
        """Plant a secret: a value that no ledger, store, log or page may ever hold."""
        value = f"PLANTED-{what}-{self.hexes('secret', what, item, length=12)}"
        self.secrets[f"{what} of {item}"] = value
        return value


def hexes(*parts: str, length: int = 32) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]


def dashed(number: str) -> str:
    return str(uuid.UUID(number))


def native_id(seed: str, type_: str, key: str, says: Mapping[str, Any]) -> str:
    """Return the id that the cloud would give: its form differs by service."""
    number = hexes(seed, "native", key)
    if type_ == "bucket":
        return str(says["name"])
    if type_.endswith("-policy"):
        return hexes(seed, "account", str(says["account"]))
    if type_ == "database":
        return number + ("in01" if says["engine"] == "MySQL" else "in03")
    if type_ in ("user", "policy"):
        return number
    if type_ == "access-key":
        return "HPUA" + number[:16].upper()
    return dashed(number)


def expand(said: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Count a group out; ``{n}`` in any of its texts becomes the number, from 1."""
    if "count" not in said:
        yield dict(said)
        return
    for n in range(1, said["count"] + 1):
        one = {
            key: re.sub(r"\{n\}", str(n), value) if isinstance(value, str) else value
            for key, value in said.items()
            if key != "count"
        }
        yield {**one, "id": f"{said['id']}-{n}", "index": n - 1}


def read_world(path: Path = HERE / "description.yaml") -> World:
    """Read the description; raises KeyError when it names something that it does not say."""
    says = yaml.safe_load(path.read_text(encoding="utf-8"))

    def items(part: str) -> dict[str, Item]:
        found: dict[str, Item] = {}
        for said in (one for group in says[part] for one in expand(group)):
            whole = {**says["defaults"].get(said["type"], {}), **said}
            key = whole["id"]
            if key in found:
                raise KeyError(f"{key} is described twice")
            found[key] = Item(
                key, whole["type"], native_id(says["seed"], whole["type"], key, whole), whole
            )
        return found

    return World(says, items("resources"), items("plan"))
