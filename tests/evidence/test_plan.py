"""What a plan does not know yet is unknown, unless one planned resource gives the value."""

from typing import Any

import pytest

from tests.evidence.files import follow, plan, read, same, shown_resource, unknown, values

VOLUME, KEY = "huaweicloud_evs_volume", "huaweicloud_kms_key"
ADDRESS = f"{VOLUME}.this"


def planned(references: list[str] | None, *more: Any) -> Any:
    written = {} if references is None else {ADDRESS: {"kms_id": {"references": references}}}
    return plan(
        shown_resource(VOLUME, name="v"),
        *more,
        unknown={ADDRESS: {"id": True, "kms_id": True}},
        written=written,
    )


def test_a_planned_resource_is_named_by_source_and_address() -> None:
    (resource,) = {fact.resource for fact in read(planned(None), source="shop:plan").facts}
    assert resource.endswith(f"/source/shop%3Aplan/tf/{ADDRESS}")


def test_one_with_an_id_is_the_resource_itself() -> None:
    reading = read(plan(shown_resource(VOLUME, id="v-1", kms_id="k")))
    assert {fact.resource.rsplit("/", 2)[-1] for fact in reading.facts} == {"v-1"}


@pytest.mark.parametrize(
    "references",
    [
        None,
        ["var.key"],
        ["local.key"],
        ["data.huaweicloud_kms_key.a.id", "data.huaweicloud_kms_key.a"],
        ["module.keys.id", "module.keys"],
        ["var.own", f"{KEY}.a.id", f"{KEY}.a"],
        [f"{KEY}.a.id", f"{KEY}.a", f"{KEY}.b.id", f"{KEY}.b"],
        ["each.value"],
        [],
    ],
    ids=str,
)
def test_unknown_where_it_may_come_from_anywhere(references: list[str] | None) -> None:
    reading = read(planned(references))
    assert unknown(reading) >= {"encryptionAtRest", "encryptedBy", "keyId"}
    assert values(reading, "encryptionAtRest") == []


@pytest.mark.parametrize(
    "references",
    [
        [f"{KEY}.a.id", f"{KEY}.a"],
        [f"{KEY}.a[0].id", f"{KEY}.a[0]", f"{KEY}.a", "count.index"],
        [f'{KEY}.a["x.y"].id', f'{KEY}.a["x.y"]', f"{KEY}.a", "each.key"],
    ],
    ids=str,
)
def test_set_where_one_resource_gives_it(references: list[str]) -> None:
    reading = read(planned(references))
    assert values(reading, "encryptionAtRest") == ["true"]
    assert "keyId" in unknown(reading)


def test_a_relation_to_the_planned_resource() -> None:
    body = planned([f"{KEY}.a.id", f"{KEY}.a"], shown_resource(KEY, "a", key_alias="a"))
    reading = read(body, source="s")
    (target,) = [f.value for f in reading.facts if f.property.endswith("/encryptedBy")]
    assert target.endswith(f"/source/s/tf/{KEY}.a>")
    assert any(fact.resource == target[1:-1] for fact in reading.facts)
    (said,) = [f for f in reading.facts if f.property.endswith("/encryptionAtRest")]
    assert follow(body, said.pointer) == f"{KEY}.a.id"


def test_a_module_looks_for_its_own_resources() -> None:
    inside = {**shown_resource(VOLUME, name="v"), "address": f"module.m[0].{ADDRESS}"}
    key = {**shown_resource(KEY, "a", key_alias="a"), "address": f"module.m[0].{KEY}.a"}
    body = plan(inside, key, unknown={inside["address"]: {"kms_id": True}})
    body["planned_values"] = {
        "root_module": {"child_modules": [{"address": "module.m[0]", "resources": [inside, key]}]}
    }
    expressions = {"kms_id": {"references": [f"{KEY}.a.id", f"{KEY}.a"]}}
    resource = {"address": ADDRESS, "type": VOLUME, "expressions": expressions}
    call = {"module": {"resources": [resource]}}
    body["configuration"] = {"root_module": {"module_calls": {"m": call}}}
    reading = read(body, source="s")
    (target,) = [f.value for f in reading.facts if f.property.endswith("/encryptedBy")]
    assert "module.m" in target
    assert same(read(reading.reduced, source="s").facts) == same(reading.facts)


def test_unknown_inside_a_block() -> None:
    kind = "huaweicloud_rds_instance"
    values_known = {"db": [{"type": "MySQL"}], "volume": [{"size": 40}]}
    body = plan(
        shown_resource(kind, "this", **values_known),
        unknown={f"{kind}.this": {"volume": [{"disk_encryption_id": True}]}},
        written={
            f"{kind}.this": {
                "volume": [{"disk_encryption_id": {"references": [f"{KEY}.a.id", f"{KEY}.a"]}}]
            }
        },
    )
    assert values(read(body), "encryptionAtRest") == ["true"]


def test_a_policy_beside_a_planned_bucket_is_joined_by_its_reference() -> None:
    bucket, policy = "huaweicloud_obs_bucket", "huaweicloud_obs_bucket_policy"
    document = '{"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*"}]}'
    body = plan(
        shown_resource(bucket, "b", acl="private"),
        shown_resource(policy, "p", policy=document),
        unknown={f"{bucket}.b": {"bucket": True, "policy": True}, f"{policy}.p": {"bucket": True}},
        written={f"{policy}.p": {"bucket": {"references": [f"{bucket}.b.bucket", f"{bucket}.b"]}}},
    )
    assert values(read(body), "publicRead") == ["true"]
