"""Links to other resources."""

from dutygraph.evidence.answer import (
    NOTHING,
    Answer,
    Inputs,
    Known,
    Link,
    Options,
    Said,
    Unsaid,
    say,
    transform,
)


@transform("link")
def link(inputs: Inputs, options: Options) -> Answer:
    """Say which resource of ``kind`` an id names; no id says that there is none."""
    one = inputs["value"]
    if one.known is Known.REFERS:
        return say(Link(options["kind"], address=one.refers), one)
    if one.known is Known.NOT:
        return Unsaid(one.pointer)
    if one.value in (None, ""):
        return NOTHING
    if not isinstance(one.value, str):
        return Unsaid(one.pointer)
    return say(Link(options["kind"], one.value), one)


@transform("links")
def links(inputs: Inputs, options: Options) -> Answer:
    """Say which resources of ``kind`` a list of ids names."""
    one = inputs["value"]
    if one.known in (Known.NOT, Known.REFERS) or not isinstance(one.value, list):
        return Unsaid(one.pointer)
    found = [
        (Link(options["kind"], value), pointer)
        for value, pointer in zip(one.value, one.pointers, strict=True)
        if isinstance(value, str) and value
    ]
    return Said(tuple(found)) if len(found) == len(one.value) else Unsaid(one.pointer)
