"""Whether everybody may read or write a bucket, and whether it wants TLS."""

from collections.abc import Callable, Sequence

from dutygraph.evidence.answer import (
    Answer,
    Input,
    Inputs,
    Known,
    Options,
    Said,
    Unsaid,
    transform,
    unsaid,
)
from dutygraph.evidence.transforms import policies
from dutygraph.evidence.transforms.plain import as_boolean
from dutygraph.evidence.tree import Json

_PRIVATE = {"private", "log-delivery-write", "bucket-owner-full-control"}
Verdict = tuple[bool | None, str]


@transform("public-read")
def public_read(inputs: Inputs, _: Options) -> Answer:
    """Say whether everybody may read or list objects, by access list or policy."""
    return _public(inputs, "public-read", {"READ"}, policies.READS)


@transform("public-write")
def public_write(inputs: Inputs, _: Options) -> Answer:
    """Say whether everybody may write or delete objects, or change who may."""
    return _public(inputs, "public-read-write", {"WRITE", "WRITE_ACP"}, policies.WRITES)


@transform("tls-only")
def tls_only(inputs: Inputs, _: Options) -> Answer:
    """Say whether a policy refuses every request without TLS."""
    found = [_policy(one, policies.tls_only) for one in _policies(inputs)]
    return _joined(found, list(inputs.values()))


def _public(inputs: Inputs, word: str, grants: set[str], actions: tuple[str, ...]) -> Answer:
    lists = [_access_list(inputs["acl"], word)]
    lists += [_grants(one, grants) for name, one in inputs.items() if name.startswith("granted")]
    documents = [
        _policy(one, lambda found: policies.public(found, actions)) for one in _policies(inputs)
    ]
    found = [
        *([] if _on(inputs, "ignore-lists") else lists),
        *([] if _on(inputs, "restrict-policies") else documents),
    ]
    if not found:
        return Said(((False, inputs["ignore-lists"].first),))
    return _joined(found, list(inputs.values()))


def _policies(inputs: Inputs) -> list[Input]:
    """Return the policies to read: what is not known yet is what the resource beside sets."""
    own, beside = inputs["policy"], inputs.get("policy-beside")
    if beside is None or not beside.filled:
        return [own]
    return [beside] if own.known in (Known.NOT, Known.REFERS) else [own, beside]


def _joined(found: "Sequence[Verdict]", inputs: Sequence[Input]) -> Answer:
    """One yes is enough; a no wants every part to say no."""
    for verdict, pointer in found:
        if verdict:
            return Said(((True, pointer),))
    if all(verdict is False for verdict, _ in found):
        return Said(((False, found[0][1]),))
    blank = next((pointer for verdict, pointer in found if verdict is None), "")
    return Unsaid(blank) if blank else unsaid(inputs)


def _access_list(one: Input, word: str) -> Verdict:
    if not isinstance(one.value, str):
        return None, one.pointer
    said = one.value.lower().removesuffix("-delivered")
    if said in ("public-read", "public-read-write"):
        return said.startswith(word), one.pointer
    return (False if said in _PRIVATE else None), one.pointer


def _grants(one: Input, wanted: set[str]) -> Verdict:
    if one.known in (Known.NOT, Known.REFERS):
        return None, one.pointer
    values = _flat(one.value)
    return bool(wanted & {str(value).upper() for value in values}), one.first


def _policy(one: Input, asks: "Callable[[tuple[policies.Statement, ...]], bool | None]") -> Verdict:
    if one.known in (Known.NOT, Known.REFERS):
        return None, one.pointer
    values = [value for value in _flat(one.value) if value not in ("", None)]
    if not values:
        return False, one.pointer
    said = [policies.statements(value) for value in values]
    verdicts = [None if found is None else asks(found) for found in said]
    if any(verdicts):
        return True, one.first
    return (None if None in verdicts else False), one.first


def _on(inputs: Inputs, name: str) -> bool:
    if name not in inputs:
        return False
    return any(as_boolean(value) is True for value in _flat(inputs[name].value))


def _flat(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]
