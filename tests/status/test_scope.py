"""Who belongs to a scope, and the file that says it."""

import pytest

from dutygraph.model.errors import InputError
from dutygraph.model.evidence import EVERYTHING, Dispute, Scope
from dutygraph.model.namespace import EV, RDF_TYPE
from dutygraph.status.scope import belongs, members
from dutygraph.status.scope_file import read_scope, write_scope
from dutygraph.status.seen import Seen

R = "urn:r"


def seen(**values: str | tuple[str, ...]) -> Seen:
    lines = [f"<{R}> <{RDF_TYPE}> <{EV}ObjectStorage> ."]
    for name, value in values.items():
        for one in (value,) if isinstance(value, str) else value:
            term = one if one.startswith("<") else f'"{one}"'
            lines.append(f"<{R}> <{EV}{name}> {term} .")
    return Seen(lines)


@pytest.mark.parametrize(
    ("scope", "values", "inside"),
    [
        ({}, {}, True),
        ({"accounts": ("a",)}, {"account": "a"}, True),
        ({"accounts": ("a",)}, {"account": "b"}, False),
        ({"accounts": ("a",)}, {}, True),  # it does not say where it is: not left out
        ({"excluded_accounts": ("a",)}, {"account": "a"}, False),
        ({"excluded_accounts": ("a",)}, {"account": "b"}, True),
        ({"accounts": ("a",), "excluded_accounts": ("a",)}, {"account": "a"}, False),
        ({"regions": ("north",)}, {"account": "a", "region": "north"}, True),
        ({"regions": ("north",)}, {"account": "a", "region": "east"}, False),
        ({"excluded_regions": ("east",)}, {"region": "east"}, False),
        ({"projects": ("p",)}, {"project": "q"}, False),
        ({"enterprise_projects": ("e",)}, {"enterpriseProject": "e"}, True),
        ({"enterprise_projects": ("e",)}, {"enterpriseProject": "f"}, False),
        ({"excluded_enterprise_projects": ("e",)}, {"enterpriseProject": "e"}, False),
        ({"tags": ("env=prod",)}, {"tag": ("team=a", "env=prod")}, True),
        ({"tags": ("env=prod",)}, {"tag": "env=test"}, False),
        ({"tags": ("env=prod",)}, {}, False),  # no tag is a tag that does not match
        ({"tags": ("env=prod",)}, {"unknown": f"<{EV}tag>"}, True),
        ({"excluded_tags": ("env=test",)}, {"tag": "env=test"}, False),
    ],
)
def test_membership(
    scope: dict[str, tuple[str, ...]], values: dict[str, str], inside: bool
) -> None:
    assert belongs(seen(**values), R, Scope("s", True, **scope)) is inside  # type: ignore[arg-type]


def test_tags_in_dispute_leave_nothing_out() -> None:
    sides = (("a", ('"env=prod"',)), ("b", ('"env=test"',)))
    scope = Scope("s", True, tags=("env=prod",))
    for name, inside in (("tag", {R}), ("versioning", set())):
        dispute = Dispute(R, EV + name, sides)
        assert members(seen(), scope, [dispute]).inside == inside


def test_a_rule_lies_where_its_group_does() -> None:
    lines = [
        f"<urn:rule> <{RDF_TYPE}> <{EV}SecurityGroupRule> .",
        f"<urn:rule> <{EV}inGroup> <urn:group> .",
        f'<urn:group> <{EV}account> "b" .',
    ]
    assert not belongs(Seen(lines), "urn:rule", Scope("s", True, accounts=("a",)))


def test_what_is_outside_is_counted_and_what_matched_nothing_is_named() -> None:
    scope = Scope("s", True, accounts=("a", "c"))
    found = members(seen(account="b"), scope)
    assert found.inside == frozenset()
    assert found.outside == ((EV + "ObjectStorage", 1),)
    said = [(one.key, dict(one.values)) for one in found.notices]
    assert ("notice-scope-matches-nothing", {}) in said
    assert ("notice-entry-matched-nothing", {"entry": "c"}) in said


def test_the_default_scope_says_so() -> None:
    (notice,) = members(seen(), EVERYTHING).notices
    assert notice.key == "notice-scope-default"


def test_a_scope_file_reads_back() -> None:
    scope = Scope(
        "商店", False, accounts=("1",), regions=("north",), excluded_tags=("a=b",), grade="3"
    )
    assert read_scope(write_scope(scope).encode()) == scope


def test_who_hands_a_scope_in_means_it() -> None:
    assert read_scope(b'{"name": "s", "accounts": ["1"], "grade": 3}') == Scope(
        "s", True, accounts=("1",), grade="3"
    )


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"name: s\naccount: [a]", "account"),
        (b"name: s\naccounts: a", "accounts"),
        (b"accounts: []", "name"),
        (b"name: s\nconfirmed: 1", "confirmed"),
        (b"name: [\n", "line"),
        (b"- a", ""),
        (b"\xff\xfe\xff", ""),
    ],
)
def test_a_wrong_scope_file_is_refused_with_its_place(content: bytes, place: str) -> None:
    with pytest.raises(InputError) as caught:
        read_scope(content, name="scope.yaml")
    assert caught.value.place.startswith(place)
    assert "\n" not in str(caught.value)
