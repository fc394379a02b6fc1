"""A secret in a file is nowhere in what we keep."""

import json
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest

from dutygraph.ledger.ledger import Ledger
from dutygraph.model.namespace import EV
from dutygraph.workspace import ImportRequest, Workspace
from tests.workspace.conftest import NOON
from tests.workspace.states import SECRET, database_state


def holders(folder: Path) -> list[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [str(path) for path in files if SECRET.encode() in path.read_bytes()]


def test_a_planted_secret_is_in_no_file_while_we_work_and_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    home = tmp_path / "home"
    content = database_state("shop")
    assert content.count(SECRET.encode()) == 3
    with Workspace.create(home) as workspace:
        request = ImportRequest((("shop.tfstate", content),), collected_at=NOON)
        (snapshot,) = workspace.import_requests([request], tenant="acme").snapshots
        kept = "SELECT ?days { ?s <%sbackupRetentionDays> ?days }" % EV  # noqa: UP031 - braces
        rows = json.loads(workspace.query(kept, tenant="acme").content())["results"]["bindings"]
        assert [row["days"]["value"] for row in rows] == ["7"]
        report = workspace.status("acme", as_of=NOON + timedelta(days=1))
        assert SECRET not in repr(report) + repr(workspace.observations("acme"))
        assert holders(tmp_path) == []
        workspace.rebuild()
        assert holders(tmp_path) == []
    assert holders(tmp_path) == []
    ledger = Ledger(home / "ledger.sqlite")
    copies = ledger.reduced("acme", snapshot.digest, 1)
    ledger.close()
    assert len(copies) == 1 and SECRET.encode() not in copies[0]


def test_an_error_does_not_repeat_a_secret(tmp_path: Path) -> None:
    broken = database_state("shop").replace(b'"serial": 1', b'"serial": "%s"' % SECRET.encode())
    with Workspace.create(tmp_path / "home") as workspace:
        for content in (broken, database_state("shop")[:-40]):
            try:
                workspace.import_requests(
                    [ImportRequest((("shop.tfstate", content),), collected_at=NOON)], tenant="acme"
                )
            except Exception as error:
                assert SECRET not in str(error)


def test_only_the_owner_can_enter_the_folder(workspace: Workspace) -> None:
    assert workspace.home.stat().st_mode & 0o077 == 0
