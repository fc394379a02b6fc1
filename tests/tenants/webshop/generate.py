"""Write the evidence of Lantern Web Shop: ``python tests/tenants/webshop/generate.py OUTDIR``.

Made data in real formats. The same description, seed and date always give the same bytes.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from tests.tenants.webshop import inventory, state
from tests.tenants.webshop.world import GLOBAL, World, read_world

Json = dict[str, Any]
WITHHELD = ("lab", "ap-southeast-1")
"""The account and region whose last page nobody handed in: its population is not complete."""


def main(argv: list[str] | None = None) -> int:
    """Write everything into a folder and say how much it was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("outdir", type=Path)
    parser.add_argument("--as-of", type=datetime.fromisoformat, default=None)
    given = parser.parse_args(argv)
    as_of = given.as_of or datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    written = generate(given.outdir, as_of)
    print(f"{len(written)} files of made evidence in {given.outdir}")
    return 0


def generate(outdir: Path, as_of: datetime) -> dict[str, bytes]:
    """Write all files with times relative to ``as_of``; return them by name."""
    world = read_world()
    files = {name: render(body) for name, body in bodies(world, as_of)}
    for name, content in files.items():
        path = outdir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return files


def render(body: Any) -> bytes:
    return (json.dumps(body, ensure_ascii=False, indent=2) + "\n").encode()


def bodies(world: World, as_of: datetime) -> Iterator[tuple[str, Json]]:
    """Yield name and content of every file, the manifests last."""
    snapshots: list[Json] = []
    for stack, said in world.says["stacks"].items():
        collected = as_of - timedelta(days=said["days_old"])
        account = world.account(said["account"])
        shown = f"terraform/{stack}-shown.json"
        only_shown = said.get("form") == "shown"
        if not only_shown:
            yield f"terraform/{stack}.tfstate", state.state_file(world, stack)
        yield shown, state.shown_state(world, stack)
        snapshots.append(
            {
                "files": [shown if only_shown else f"terraform/{stack}.tfstate"],
                "source": f"terraform:{stack}",
                "account": account,
                "collected_at": stamp(collected),
            }
        )
    planned = stamp(as_of - timedelta(days=1))
    yield "terraform/shop-plan.json", state.shown_plan(world, "shop", planned)
    snapshots.append(
        {
            "files": ["terraform/shop-plan.json"],
            "source": "terraform:shop:plan",
            "account": world.account("shop"),
            "collected_at": planned,
        }
    )
    withheld: list[Json] = []
    for body in inventories(world, as_of):
        *files, snapshot = body
        yield from files
        whole, given = snapshot
        snapshots.append(given)
        withheld.append(whole)
    for account in world.says["accounts"]:
        collected = as_of - timedelta(days=world.says["policy_states"]["days_old"])
        states = inventory.policy_states(world, account, collected)
        if states["value"]:
            name = f"config/{account}/policy-states.json"
            yield name, states
            snapshots.append(
                {
                    "files": [name],
                    "source": f"config:{account}:policy-states",
                    "account": world.account(account),
                    "collected_at": stamp(collected),
                }
            )
    complete = [*(s for s in snapshots if "pages" not in s), *withheld]
    yield "manifest.json", {"snapshots": snapshots}
    yield "manifest-complete.json", {"snapshots": complete}


def inventories(world: World, as_of: datetime) -> Iterator[list[Any]]:
    """Yield for each account and region its page files, then its two manifest entries."""
    collected = as_of - timedelta(days=world.says["inventory"]["days_old"])
    for account in world.says["accounts"]:
        for region in (*world.says["regions"], GLOBAL):
            size = world.says["inventory"]["page_size"]
            number = len(inventory.listed(world, account, region))
            pages = inventory.pages(world, account, region, min(size, (number + 1) // 2))
            names = [f"config/{account}/{region}-{n}.json" for n in range(1, len(pages) + 1)]
            whole = {
                "files": names,
                "source": f"config:{account}:{region}",
                "account": world.account(account),
                "region": region,
                "collected_at": stamp(collected),
                "pages": len(pages),
            }
            given = {**whole, "files": names[:-1]} if (account, region) == WITHHELD else whole
            yield [*zip(names, pages, strict=True), (whole, given)]


def stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def scope_file(world: World) -> Json:
    """Return the scope that the shop would write: both accounts, all their regions."""
    return {
        "name": "webshop",
        "accounts": [world.account(account) for account in world.says["accounts"]],
        "regions": [*world.says["regions"], GLOBAL],
        "grade": "3",
    }


if __name__ == "__main__":
    sys.exit(main())
