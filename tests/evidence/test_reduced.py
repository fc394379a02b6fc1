"""Whatever a file says: it is read or refused, its copy reads alike, no secret is in the copy."""

import copy
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.evidence.tree import MARKS, SECRET, UNMAPPED
from dutygraph.model.errors import InputError
from dutygraph.model.evidence import Reading
from dutygraph.model.namespace import EV
from tests.evidence.files import dump, follow, instance, managed, page, read, same, state, told
from tests.tenants.webshop import inventory
from tests.tenants.webshop import state as shop
from tests.tenants.webshop.world import read_world

NOON = datetime(2026, 6, 29, 12, tzinfo=UTC)


@cache
def documents() -> dict[str, Any]:
    """Return files of every form, with secrets in them."""
    world = read_world()
    first = inventory.pages(world, "shop", "cn-north-4", 100)[0]
    # One of each type, so that a change drawn at random hits what matters.
    first["resources"] = list({one["type"]: one for one in first["resources"]}.values())
    captures = [
        {"capture_time": f"2026-06-{n + 1:02}T00:00:00Z", "domain_id": "acc", "resource": one}
        for n, one in enumerate(first["resources"])
    ]
    return {
        "state": shop.state_file(world, "lab"),
        "shown": shop.shown_state(world, "lab"),
        "plan": shop.shown_plan(world, "lab", "2026-06-29T00:00:00Z"),
        "resources": first,
        "users": inventory.pages(world, "shop", "global", 100)[0],
        "resource": next(one for one in first["resources"] if one["type"] == "cloudservers"),
        "snapshot": {
            "items": [{"resource": one} for one in first["resources"]],
            "snapshot_id": "s",
        },
        "history": {"items": captures, "page_info": {}},
        "policy-states": inventory.policy_states(world, "shop", NOON),
    }


def sound(reading: Reading, tree: Any) -> None:
    """Hold what must be so of every reading."""
    again = read(reading.reduced, source="s")
    assert same(again.facts) == same(reading.facts)
    assert sorted(map(str, again.results)) == sorted(map(str, reading.results))
    assert (again.times, again.collected) == (reading.times, reading.collected)
    assert (again.report.read, again.report.imported) == (
        reading.report.read,
        reading.report.imported,
    )
    assert again.report.kinds == reading.report.kinds
    assert again.last_page == reading.last_page and again.native_source == reading.native_source
    reduced = json.loads(reading.reduced)
    for fact in reading.facts:
        follow(tree, fact.pointer)
        follow(reduced, fact.pointer)
    for result in reading.results:
        follow(tree, result.pointer)
    for skipped in reading.report.skipped:
        follow(tree, skipped.pointer)


@pytest.mark.parametrize("name", documents())
def test_every_form_reads_like_its_reduced_copy(name: str) -> None:
    tree = documents()[name]
    reading = read(tree, source="s")
    assert reading.facts or reading.results
    sound(reading, tree)
    assert read(tree, source="s") == reading
    assert (reading.size, len(reading.sha256)) == (len(dump(tree)), 64)


@pytest.mark.parametrize("name", documents())
def test_no_planted_secret_is_in_facts_or_copy(name: str) -> None:
    reading = read(documents()[name], source="s")
    assert not leaks(reading)


@pytest.mark.parametrize("name", ["state", "shown", "plan"])
def test_the_files_do_hold_secrets(name: str) -> None:
    assert b"PLANTED-" in dump(documents()[name])


def leaks(reading: Reading) -> list[bytes]:
    marks = [b"PLANTED-", b"@lantern.example", b"UExBTlRFRC", b"BMQU5URUQt", b"QTEFOVEVEL"]
    said = repr(reading.facts) + repr(reading.report)
    return [mark for mark in marks if mark in reading.reduced or mark in said.encode()]


@pytest.mark.parametrize("name", ["state", "shown", "plan", "resources"])
def test_values_stand_where_the_facts_say(name: str) -> None:
    """A text or number of a fact is, letter for letter, what stands at its place."""
    tree = documents()[name]
    checked = 0
    for fact in read(tree, source="s").facts:
        found = follow(tree, fact.pointer)
        if fact.property.removeprefix(EV) in (
            "name",
            "nativeId",
            "keyId",
            "remotePrefix",
            "region",
        ):
            value = json.loads(fact.value)
            if isinstance(found, str) and found:
                assert value == found
                checked += 1
    assert checked > 10


def test_marks_stand_where_something_was_dropped() -> None:
    values = {"id": "v-1", "size": 40, "user_data": "PLANTED-x", "name": None, "kms_id": "k"}
    body = state(managed("huaweicloud_evs_volume", instance(values, private="PLANTED-y")))
    reading = read(body)
    kept = json.loads(reading.reduced)["resources"][0]["instances"][0]
    assert kept["attributes"] == {
        "id": "v-1",
        "size": UNMAPPED,
        "user_data": SECRET,
        "name": None,
        "kms_id": "k",
    }
    assert kept["private"] == SECRET
    assert json.loads(reading.reduced)["outputs"] == SECRET
    places = dict(reading.report.withheld)
    assert places["/resources/*/instances/*/attributes/user_data"] == SECRET
    assert places["/resources/*/instances/*/attributes/size"] == UNMAPPED


@pytest.mark.parametrize(
    "marks",
    [
        [[{"type": "get_attr", "value": "kms_id"}]],
        [[{"type": "get_attr", "value": "kms_id"}, {"type": "weird"}]],
        [[{"type": "get_attr", "value": "kms_id"}, {"type": "get_attr", "value": "x"}]],
    ],
    ids=["whole", "not understood", "deeper than it is"],
)
def test_what_terraform_marks_as_sensitive_is_dropped_though_mapped(marks: Any) -> None:
    values = {"id": "v-1", "kms_id": "PLANTED-key"}
    resource = instance(values)
    resource["sensitive_attributes"] = marks
    body = state(managed("huaweicloud_evs_volume", resource))
    reading = read(body, source="s")
    if marks == [[{"type": "get_attr", "value": "kms_id"}, {"type": "get_attr", "value": "x"}]]:
        return  # a mark inside of something that is a text marks nothing
    assert not leaks(reading)
    assert EV + "encryptionAtRest" in {fact.value[1:-1] for fact in reading.facts}
    sound(reading, body)


def test_names_of_people_are_nowhere() -> None:
    user = "huaweicloud_identity_user"
    body = state(
        managed(user, instance({"id": "u-1", "name": "Alice Zhang"}, "alice@corp.example")),
        managed("huaweicloud_identity_group", instance({"id": "g"}, "bob@corp.example")),
    )
    config = page({**told("iam.users", "u-2"), "name": "Carol Li"})
    for tree in (body, config):
        reading = read(tree, source="s")
        said = reading.reduced.decode() + repr(reading)
        assert not [name for name in ("Alice", "alice", "bob@", "Carol") if name in said]
        sound(reading, tree)


def test_a_policy_is_kept_without_those_it_names() -> None:
    document = {
        "Statement": [
            {
                "Sid": "PLANTED-sid",
                "Effect": "Allow",
                "Principal": {"ID": ["domain/PLANTED-x:user/y", "*"]},
                "Action": "GetObject",
                "Resource": "b/*",
                "Condition": {"IpAddress": {"SourceIp": "PLANTED-address"}},
            }
        ]
    }
    values = {"bucket": "b", "acl": "private", "policy": json.dumps(document)}
    body = state(managed("huaweicloud_obs_bucket", instance(values)))
    reading = read(body, source="s")
    assert not leaks(reading)
    sound(reading, body)


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-10, 100_000),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.sampled_from(["", "PLANTED", "0", "2", "*", "ingress", "::/0", "22-80", *sorted(MARKS)]),
    st.text(max_size=8).filter(lambda text: text.isprintable()),
)
WHATEVER = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["id", "name", "type", "bucket", "x"]), inner, max_size=3),
    ),
    max_leaves=5,
)
CHANGE = st.tuples(st.integers(0, 10**6), st.sampled_from(["set", "drop", "twice"]), WHATEVER)


@pytest.mark.parametrize("name", documents())
@given(changes=st.lists(CHANGE, min_size=1, max_size=6))
def test_a_changed_file_is_read_or_refused(name: str, changes: Any) -> None:
    tree = copy.deepcopy(documents()[name])
    for number, what, value in changes:
        change(tree, number, what, value)
    try:
        reading = read(tree, source="s")
    except InputError as error:
        assert error.file == "a.json" and "PLANTED-" not in str(error)
        return
    assert not leaks(reading)
    sound(reading, tree)


@given(cut=st.integers(0, 20_000))
def test_a_truncated_file_is_refused(cut: int) -> None:
    content = dump(documents()["state"])
    with pytest.raises(InputError):
        read(content[: cut % (len(content) - 1)])


def change(tree: Any, number: int, what: str, value: Any) -> None:
    """Change one place of a document, drawn by number."""
    places = list(containers(tree))
    if not places:
        return
    where = places[number % len(places)]
    key: Any
    if isinstance(where, dict):
        keys = sorted(where)
        key = keys[number // 7 % len(keys)]
    else:
        key = number // 7 % len(where)
    if what == "set":
        where[key] = value
    elif what == "drop":
        del where[key]
    elif isinstance(where, list):
        where.append(copy.deepcopy(where[key]))


def containers(tree: Any) -> Iterator[Any]:
    todo = [tree]
    while todo:
        one = todo.pop()
        if isinstance(one, dict | list) and one:
            yield one
            todo += one.values() if isinstance(one, dict) else one
