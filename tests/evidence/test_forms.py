"""A file is known by its content; none or two forms are refused; nothing of it vanishes."""

from typing import Any

import pytest

from dutygraph.evidence.forms import forms
from dutygraph.model.errors import InputError
from dutygraph.model.words import Outcome, Strength
from tests.evidence.files import (
    instance,
    kinds,
    managed,
    page,
    plan,
    read,
    shown,
    shown_resource,
    state,
    told,
    unknown,
    values,
)
from tests.shared_files import shared

VOLUME = "huaweicloud_evs_volume"
STATE = state(managed(VOLUME, instance({"id": "v-1"})))
SHOWN = shown(shown_resource(VOLUME, id="v-1"))
PLAN = plan(shown_resource(VOLUME, name="v"))
SNAPSHOT = {"items": [{"resource": told("evs.volumes")}], "snapshot_time": "2026-06-01T00:00:00Z"}
HISTORY = {
    "items": [{"resource": told("evs.volumes"), "capture_time": "2026-06-01T00:00:00Z"}],
    "page_info": {},
}
STATES = {
    "value": [
        {
            "resource_provider": "evs",
            "resource_type": "volumes",
            "resource_id": "v-1",
            "compliance_state": "NonCompliant",
            "policy_assignment_name": "volumes-encrypted-check",
            "evaluation_time": "1605776482523",
        }
    ],
    "page_info": {"next_marker": None},
}
FORMS: dict[str, tuple[Any, Strength]] = {
    "terraform-state": (STATE, Strength.RECORDED),
    "terraform-shown-state": (SHOWN, Strength.RECORDED),
    "terraform-plan": (PLAN, Strength.PLANNED),
    "config-resources": (page(told("evs.volumes")), Strength.OBSERVED),
    "config-resource": (told("evs.volumes"), Strength.OBSERVED),
    "config-snapshot": (SNAPSHOT, Strength.OBSERVED),
    "config-history": (HISTORY, Strength.OBSERVED),
    "config-policy-states": (STATES, Strength.REPORTED),
}


def test_these_are_all_forms() -> None:
    assert {form.name for form in forms()} == set(FORMS)


@pytest.mark.parametrize("name", FORMS)
def test_each_form_is_known_by_its_content(name: str) -> None:
    body, strength = FORMS[name]
    reading = read(body)
    assert (reading.form, reading.strength) == (name, strength)
    assert (reading.report.read, reading.report.imported) == (1, 1)


REFUSED = {
    "a list": ([], "known forms"),
    "a number": (7, "known forms"),
    "an object of nobody": ({"a": 1}, "known forms"),
    "OSCAL": ({"system-security-plan": {}}, "known forms"),
    "two forms": ({**SHOWN, **STATE}, "at once"),
    "state version 3": ({**STATE, "version": 3}, "version 4"),
    "state version true": ({**STATE, "version": True}, "version 4"),
    "state of the format before": (
        {"version": 3, "serial": 1, "lineage": "x", "modules": []},
        "version 4",
    ),
    "modules in a state of version 4": (
        {"version": 4, "serial": 1, "lineage": "x", "modules": []},
        "list of resources",
    ),
    "format 2.0": ({**SHOWN, "format_version": "2.0"}, "1.x"),
    "format 1": ({**SHOWN, "format_version": 1}, "1.x"),
    "resources is no list": ({**STATE, "resources": {}}, "must be a list"),
    "a resource is no object": (state(7), "must be an object"),  # type: ignore[arg-type]
    "a resource has no type": (state({"instances": []}), "must have a type"),
    "attributes are no object": (
        state(managed(VOLUME, instance([]))),  # type: ignore[arg-type]
        "must be an object",
    ),
    "no provider": (page({"id": "x"}), "provider and type"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_a_reason(name: str) -> None:
    body, words = REFUSED[name]
    with pytest.raises(InputError, match=words) as caught:
        read(body)
    assert caught.value.file == "a.json"


def test_another_cloud_is_refused_and_beside_ours_skipped() -> None:
    foreign = managed("aws_s3_bucket", instance({"id": "b"}))
    with pytest.raises(InputError, match="other providers") as caught:
        read(state(foreign))
    assert caught.value.place == "/resources/0/instances/0"
    reading = read(state(foreign, managed(VOLUME, instance({"id": "v-1"}))))
    assert [one.why for one in reading.report.skipped] == ["another-provider"]
    with pytest.raises(InputError, match="other providers"):
        read(shown(shown_resource("aws_s3_bucket")))


def test_the_aws_findings_are_refused() -> None:
    with pytest.raises(InputError, match="known forms"):
        read(shared("data/evidence/d10-prowler-aws.ocsf.json").read_bytes())


def test_an_empty_state_is_read() -> None:
    for body in (state(), shown(), {"format_version": "1.0"}, page()):
        assert read(body).report.read == 0


def test_read_is_imported_and_skipped_each_with_its_reason() -> None:
    reading = read(
        state(
            managed(VOLUME, instance({"id": "v-1"}, 0), instance({"id": "v-1"}, 1)),
            managed(VOLUME, instance({"id": "v-2"}, deposed="8a2c")),
            managed("huaweicloud_vpc", instance({"id": "n"}), instance({"id": "m"})),
            managed("huaweicloud_evs_volumes", instance({"id": "d"}), mode="data"),
            managed("random_password", instance({"id": "r"})),
            managed("huaweicloud_obs_bucket_policy", instance({"bucket": "else", "policy": "{}"})),
        )
    )
    report = reading.report
    assert (report.read, report.imported) == (8, 1)
    assert sorted(one.why for one in report.skipped) == [
        "another-provider",
        "belongs-to-another-file",
        "data-source",
        "deleted",
        "named-twice",
        "no-check-looks-at-this-kind",
        "no-check-looks-at-this-kind",
    ]
    assert {one.pointer for one in report.skipped} >= {
        "/resources/0/instances/1",
        "/resources/2/instances/0",
    }


def test_a_state_names_its_source_and_a_shown_one_does_not() -> None:
    assert read(STATE).native_source == "terraform:9d1c1d4e-0f4b-4e0e-8f50-3a6d3a1c5a01"
    assert read(SHOWN).native_source is None


def test_equal_addresses_of_two_sources_are_two_resources() -> None:
    first, second = (
        {fact.resource for fact in read(PLAN, source=name).facts} for name in ("north", "south")
    )
    assert first and not first & second


def test_modules_nest_and_addresses_hold_their_keys() -> None:
    inner = {
        "address": 'module.a["x"].module.b[0]',
        "resources": [
            {**shown_resource(VOLUME, id="v-1"), "address": 'module.a["x"].module.b[0].t.this'}
        ],
    }
    reading = read(shown(modules=({"address": 'module.a["x"]', "child_modules": [inner]},)))
    assert values(reading, "sourceAddress") == ['module.a["x"].module.b[0].t.this']
    told_by_state = read(state(managed(VOLUME, instance({"id": "v-1"}, 'k"1'), module="module.a")))
    assert values(told_by_state, "sourceAddress") == [f'module.a.{VOLUME}.this["k\\"1"]']


def test_old_type_names_are_read_without_their_number() -> None:
    reading = read(state(managed("huaweicloud_networking_secgroup_v2", instance({"id": "g"}))))
    assert kinds(reading) == ["SecurityGroup"]


@pytest.mark.parametrize(("marker", "last"), [(None, True), ("", True), ("m-1", False)], ids=str)
def test_the_last_page_is_the_one_without_a_next(marker: str | None, last: bool) -> None:
    assert read(page(told("evs.volumes"), next_marker=marker)).last_page is last


def test_one_resource_and_its_history_show_nothing_of_the_others() -> None:
    assert read(told("evs.volumes")).last_page is False
    assert read(HISTORY).last_page is False
    assert read(SNAPSHOT).last_page is None and read(STATE).last_page is None


def test_the_latest_capture_counts_and_the_deleted_are_gone() -> None:
    def capture(day: int, native: str, status: str = "ResourceChanged.UPDATE") -> Any:
        return {
            "domain_id": "acc",
            "resource_id": native,
            "resource_type": "evs.volumes",
            "capture_time": f"2026-06-0{day}T00:00:00",
            "status": status,
            "resource": told("evs.volumes", native, encrypted=day > 1),
        }

    items = [capture(3, "a"), capture(1, "a"), capture(1, "b"), capture(2, "b", "X.DELETE")]
    reading = read({"items": items, "page_info": {}})
    assert [one.why for one in reading.report.skipped] == [
        "older-capture",
        "older-capture",
        "deleted",
    ]
    assert values(reading, "encryptionAtRest") == ["true"]
    assert values(reading, "account") == ["acc"]
    (when,) = reading.times.values()
    assert when.isoformat() == "2026-06-03T00:00:00+00:00"


def test_deleted_resources_of_an_inventory_are_skipped() -> None:
    reading = read(page({**told("evs.volumes"), "state": "Deleted"}))
    assert [one.why for one in reading.report.skipped] == ["deleted"]


@pytest.mark.parametrize(
    "time", [1605776482523, "1605776482523", 1605776482.523, "2020-11-19T09:01:22.523Z"], ids=str
)
def test_policy_states_are_other_tools_outcomes(time: object) -> None:
    body = {**STATES, "value": [{**STATES["value"][0], "evaluation_time": time}]}  # type: ignore[dict-item]
    (result,) = read(body).results
    assert result.tool == "huaweicloud-config" and result.rule == "volumes-encrypted-check"
    assert result.resource.endswith("/resource/BlockVolume/v-1")
    assert result.outcome is Outcome.FAILED
    assert result.evaluated and result.evaluated.isoformat()[:19] == "2020-11-19T09:01:22"


def test_a_verdict_we_do_not_know_is_cannot_tell() -> None:
    first = {**STATES["value"][0]}  # type: ignore[dict-item]
    for said, outcome in (("Compliant", "passed"), ("Whatever", "cantTell"), (None, "cantTell")):
        (result,) = read({**STATES, "value": [{**first, "compliance_state": said}]}).results
        assert result.outcome == outcome


def test_flags_fill_what_the_file_does_not_say() -> None:
    reading = read(STATE, account="acc", region="cn-east-3")
    assert (values(reading, "account"), values(reading, "region")) == (["acc"], ["cn-east-3"])
    everywhere = read(STATE, account="acc", region="*")
    assert values(everywhere, "region") == []
    own = read(page(told("evs.volumes")), region="cn-east-3")
    assert values(own, "region") == ["cn-north-4"]


def test_what_a_form_cannot_carry_is_unknown() -> None:
    assert unknown(read(page(told("evs.volumes")))) == {
        "encryptionAtRest",
        "encryptedBy",
        "keyId",
    }


def test_a_plan_tells_when_it_was_made() -> None:
    made = read(PLAN).collected
    assert made and made.isoformat() == "2026-06-29T00:00:00+00:00"


def test_what_a_plan_deletes_is_skipped() -> None:
    body = plan(shown_resource(VOLUME, name="v"))
    change = {"actions": ["delete"], "before": {}, "after": None}
    gone = {"address": "x.old", "mode": "managed", "type": VOLUME, "name": "old", "change": change}
    body["resource_changes"].append(gone)
    report = read(body).report
    assert (report.read, [one.why for one in report.skipped]) == (2, ["deleted"])
