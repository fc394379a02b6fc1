"""Values that stand in the file as they are, or as one of few words."""

from dutygraph.evidence.answer import (
    NOTHING,
    Answer,
    Input,
    Inputs,
    Known,
    Options,
    Said,
    Unsaid,
    say,
    transform,
    unsaid,
)
from dutygraph.evidence.tree import Json

_WORDS = {"true": True, "false": False, "1": True, "0": False}


@transform("boolean")
def boolean(inputs: Inputs, _: Options) -> Answer:
    """Say a boolean, also one that is written as a text."""
    one = inputs["value"]
    found = as_boolean(one.value)
    return Unsaid(one.pointer) if found is None else say(found, one)


@transform("integer")
def integer(inputs: Inputs, _: Options) -> Answer:
    """Say a whole number, also one that is written as a text."""
    one = inputs["value"]
    found = as_integer(one.value)
    return Unsaid(one.first) if found is None else say(found, one)


@transform("first-integer")
def first_integer(inputs: Inputs, _: Options) -> Answer:
    """Say the whole number of a block that is there once; without the block nobody knows."""
    one = inputs["value"]
    found = as_integer(one.value[0]) if isinstance(one.value, list) and one.value else None
    return Unsaid(one.first) if found is None else say(found, one)


@transform("text")
def text(inputs: Inputs, options: Options) -> Answer:
    """Say a text; an empty one or none says that there is none. ``lower``: in small letters."""
    one = inputs["value"]
    if one.known in (Known.NOT, Known.REFERS):
        return Unsaid(one.pointer)
    found = one.value[0] if isinstance(one.value, list) and one.value else one.value
    if found in (None, "", []):
        return NOTHING
    if not isinstance(found, str):
        return Unsaid(one.pointer)
    return say(found.lower() if options.get("lower") else found, one)


@transform("word")
def word(inputs: Inputs, options: Options) -> Answer:
    """Say what ``words`` has for the value; what it does not have nobody knows."""
    one = inputs["value"]
    if one.known in (Known.NOT, Known.REFERS):
        return Unsaid(one.pointer)
    found = one.value[0] if isinstance(one.value, list) and one.value else one.value
    found = "" if found is None or found == [] else found
    if isinstance(found, bool) or not isinstance(found, str | int):
        return Unsaid(one.pointer)
    said = options["words"].get(str(found).lower())
    return Unsaid(one.pointer) if said is None else say(said, one)


@transform("is-set")
def is_set(inputs: Inputs, _: Options) -> Answer:
    """Say whether anything is there."""
    one = inputs["value"]
    filled = one.filled
    return Unsaid(one.pointer) if filled is None or not _fits(one) else say(filled, one)


@transform("any-set")
def any_set(inputs: Inputs, _: Options) -> Answer:
    """Say whether anything is there in one of several places."""
    given = list(inputs.values())
    for one in given:
        if one.filled and _fits(one):
            return say(True, one)
    if any(one.filled is None or not _fits(one) for one in given):
        return unsaid([*(one for one in given if not _fits(one)), *given])
    return say(False, given[0])


@transform("holds")
def holds(inputs: Inputs, options: Options) -> Answer:
    """Say whether a list, or a text with commas, has the entry ``entry``; any ``else`` counts."""
    one = inputs["value"]
    for name, other in inputs.items():
        if name != "value" and other.filled:
            return say(True, other)
    if one.known in (Known.NOT, Known.REFERS):
        return Unsaid(one.pointer)
    value = one.value
    entries = value.split(",") if isinstance(value, str) else value if value is not None else []
    if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
        return Unsaid(one.pointer)
    said = {str(entry).strip() for entry in entries}
    return Said(((options["entry"] in said, one.pointer),))


@transform("several")
def several(inputs: Inputs, _: Options) -> Answer:
    """Say whether a list has two different entries."""
    one = inputs["value"]
    if not isinstance(one.value, list) or not one.value:
        return Unsaid(one.pointer)
    entries = {entry for entry in one.value if isinstance(entry, str) and entry}
    return Said(((len(entries) > 1, one.pointer),)) if entries else Unsaid(one.pointer)


@transform("only-for")
def only_for(inputs: Inputs, options: Options) -> Answer:
    """Say a boolean that means something only where ``kind`` is one of ``words``."""
    one, kind = inputs["value"], inputs["kind"].value
    kind = kind[0] if isinstance(kind, list) and kind else kind
    if not isinstance(kind, str) or kind.lower() not in options["words"]:
        return Unsaid(one.pointer)
    return boolean({"value": one}, options)


def as_boolean(value: Json) -> bool | None:
    """Read a boolean, else None."""
    if isinstance(value, bool):
        return value
    return _WORDS.get(value.lower()) if isinstance(value, str) else None


def as_integer(value: Json) -> int | None:
    """Read a whole number, else None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 19:
        return int(value)
    return None


def _fits(one: Input) -> bool:
    """Say whether a value is of a sort that can be set: a text, or a list of texts."""
    if isinstance(one.value, list):
        return all(isinstance(entry, str | type(None)) for entry in one.value)
    return isinstance(one.value, str | bool | type(None))
