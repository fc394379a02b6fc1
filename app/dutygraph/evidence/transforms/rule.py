"""Rules of security groups: who may come, and on which ports."""

from dutygraph.evidence.answer import (
    NOTHING,
    Answer,
    Input,
    Inputs,
    Known,
    Options,
    Ports,
    Said,
    Unsaid,
    say,
    transform,
    unsaid,
)
from dutygraph.evidence.transforms.plain import as_integer

ALL = Ports(1, 65535)
_EVERYBODY = {"ipv4": "0.0.0.0/0", "ipv6": "::/0"}


@transform("remote-prefix")
def remote_prefix(inputs: Inputs, _: Options) -> Answer:
    """Say from where: the prefix; without prefix, group and address group it is everywhere."""
    prefix, group, addresses = inputs["prefix"], inputs["group"], inputs["addresses"]
    if isinstance(prefix.value, str) and prefix.value:
        return say(prefix.value, prefix)
    if group.filled:
        return NOTHING
    if addresses.filled:
        return Unsaid(addresses.pointer)  # who is in it stands elsewhere
    everybody = _EVERYBODY.get(str(inputs["ethertype"].value).lower())
    if prefix.value not in ("", None) or None in (prefix.filled, group.filled, addresses.filled):
        return unsaid([prefix, group, addresses])
    if everybody is None:
        return Unsaid(inputs["ethertype"].pointer)
    return Said(((everybody, prefix.pointer),), default=True)


@transform("ports")
def ports(inputs: Inputs, options: Options) -> Answer:
    """Say which ports: a list like ``22,80-90``, or both ends; nothing written means all."""
    protocol = str(inputs["protocol"].value or "").lower()
    if protocol.startswith("icmp"):
        return NOTHING  # the numbers are message types there
    listed = inputs["ports"]
    if isinstance(listed.value, str) and listed.value:
        found = ranges(listed.value)
        if found is None:
            return Unsaid(listed.pointer)
        return Said(tuple((one, listed.pointer) for one in found))
    ends = [inputs[name] for name in ("low", "high") if name in inputs]
    if len(ends) == 2 and all(end.filled for end in ends):
        low, high = (as_integer(end.value) for end in ends)
        if low is None or high is None or not _sound(low, high):
            return unsaid(ends)
        return say(Ports(low, high), ends[0])
    every = [listed, *ends]
    if any(_silent(one) for one in every):
        return unsaid(every)
    return Said(((ALL, listed.pointer),))


def ranges(text: str) -> tuple[Ports, ...] | None:
    """Read a list of ports, each once; None where it is none."""
    found: dict[Ports, None] = {}
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        low, high = as_integer(first.strip()), as_integer((last if dash else first).strip())
        if low is None or high is None or not _sound(low, high):
            return None
        found[Ports(low, high)] = None
    return tuple(found)


def _sound(low: int, high: int) -> bool:
    return 0 <= low <= high <= 65535


def _silent(one: Input) -> bool:
    """Say whether an input tells nothing, or something that is no port."""
    if one.known in (Known.NOT, Known.REFERS):
        return True
    return one.value not in ("", None, 0)
