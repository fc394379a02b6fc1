"""One resource as a file tells it, and the look-up of what the table reads of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dutygraph.evidence.answer import Input, Known
from dutygraph.evidence.table import OPTIONAL, Attribute, default_of, has_default
from dutygraph.evidence.tree import MARKS, Json, Object, step
from dutygraph.evidence.withhold import deeper

_MORE: dict[str, tuple[type, ...]] = {"policy": (dict,), "parts": (list,)}
_RESOURCE = re.compile(r"(huaweicloud_\w+\.[\w-]+)(?:\[[^\]]*\])?")


@dataclass(frozen=True, slots=True)
class Written:
    """What the configuration behind a plan writes for a resource, and where."""

    expressions: Json
    pointer: str
    module: str

    def refers(self, path: Sequence[str]) -> tuple[str, str] | None:
        """Return the one resource that the value of an attribute comes from, and where it says so.

        None where the value may come from something else too: then nobody knows that it is set.
        """
        one, place = self.expressions, self.pointer
        for key in path:
            if key == "[]" and isinstance(one, list) and one:
                one, place = one[0], place + "/0"
            elif isinstance(one, dict) and key in one:
                one, place = one[key], place + step(key)
            else:
                return None
        said = one.get("references") if isinstance(one, dict) else None
        if not isinstance(said, list) or not all(isinstance(word, str) for word in said):
            return None
        words = [str(word) for word in said if word not in ("count.index", "each.key")]
        found = [_RESOURCE.match(word) for word in words]
        if not all(found) or len({one.group(1) for one in found if one}) != 1:
            return None
        place += f"/references/{said.index(words[0])}"
        return self.module + max((one.group() for one in found if one), key=len), place


@dataclass(slots=True)
class Record:
    """One resource of a file.

    ``at`` is where its values stand, ``pointer`` where itself does. ``sensitive`` and
    ``unknown`` are trees of marks in the shape of the values. ``told`` is what the form says
    beside the values: what (``region``, ``project``, ...) to value and place. ``objects`` are
    the objects of the document that tell it, each with its role, for the reduced copy;
    ``what`` is how it is called where it is skipped; ``personal`` says that its key may be a name.
    """

    type: str
    pointer: str
    at: str
    values: Object
    address: str = ""
    address_at: str = ""
    module: str = ""
    sensitive: Json = None
    unknown: Json = None
    unknown_at: str = ""
    written: Written | None = None
    told: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    tags: tuple[tuple[str, str], ...] = ()
    objects: tuple[tuple[str, object], ...] = ()
    beside: "dict[str, list[Record]]" = field(default_factory=dict)
    what: str = ""
    personal: bool = False

    def input(self, attribute: Attribute) -> Input:
        """Look up what the record says of an attribute."""
        if attribute.beside:
            return self._beside(attribute)
        if attribute.around:
            told = self.told.get(attribute.name[1:])
            return Input(Known.GIVEN, *told) if told else Input(Known.NOT, None, self.pointer)
        if "[]" in attribute.path:
            return self._listed(attribute)
        value, place, known = self._down(attribute.path)
        if isinstance(value, dict | list) and not isinstance(value, _MORE.get(attribute.keep, ())):
            known = Known.NOT  # one value is meant to stand here
        if known is Known.GIVEN and value is not None:
            return Input(Known.GIVEN, value, place)
        if known is Known.NOT:
            return Input(Known.NOT, None, place)
        return self._absent(attribute, place if value is None and known is Known.GIVEN else "")

    def text(self, key: str) -> tuple[str, str] | None:
        """Return a text that stands directly in the record, with its place."""
        value, place, _ = self._down((key,))
        return (value, place) if isinstance(value, str) and value else None

    def _down(self, path: Sequence[str]) -> tuple[Json, str, Known]:
        """Follow a path without lists: the value, its place, and whether it is there."""
        one: Json = self.values
        place, sensitive = self.at, self.sensitive
        for key in path:
            if not isinstance(one, dict):
                return None, place, Known.NOT
            if key not in one:
                return None, place, Known.UNSET
            one, place, sensitive = one[key], place + step(key), deeper(sensitive, key)
            if one is not None and (sensitive is True or (isinstance(one, str) and one in MARKS)):
                return None, place, Known.NOT
        return one, place, Known.GIVEN

    def _listed(self, attribute: Attribute) -> Input:
        cut = attribute.path.index("[]")
        value, place, known = self._down(attribute.path[:cut])
        if known is Known.NOT or not (value is None or isinstance(value, list)):
            return Input(Known.NOT, None, place)
        if value is None:
            return self._absent(attribute, place if known is Known.GIVEN else "")
        sensitive = self.sensitive
        for key in attribute.path[:cut]:
            sensitive = deeper(sensitive, key)
        found: list[tuple[Json, str]] = []
        if not _gather(value, attribute.path[cut:], place, sensitive, found):
            return Input(Known.NOT, None, place)
        if found:
            return Input(Known.GIVEN, [v for v, _ in found], place, tuple(p for _, p in found))
        if value:  # the blocks are there, what is asked for is not in them
            return self._absent(attribute, place)
        return Input(Known.GIVEN, [], place)

    def _absent(self, attribute: Attribute, place: str) -> Input:
        """Say what it means that nothing stands there."""
        if (where := self._not_yet(attribute.path)) is not None:
            said = self.written.refers(attribute.path) if self.written else None
            if said:
                return Input(Known.REFERS, None, said[1], refers=said[0])
            return Input(Known.NOT, None, where)
        place = place or self.at
        if has_default(attribute):
            return Input(Known.DEFAULT, default_of(attribute), place)
        if attribute.presence == OPTIONAL:
            return Input(Known.UNSET, [] if "[]" in attribute.path else None, place)
        return Input(Known.NOT, None, place)

    def _not_yet(self, path: Sequence[str]) -> str | None:
        """Return where the plan says that a value is known only after applying, else None."""
        one, place = self.unknown, self.unknown_at
        for key in path:
            if one is True:
                break
            if key == "[]":
                if not isinstance(one, list) or not one:
                    return None
                one, place = one[0], place + "/0"
            elif isinstance(one, dict) and key in one:
                one, place = one[key], place + step(key)
            else:
                return None
        return place if one is True else None

    def _beside(self, attribute: Attribute) -> Input:
        others = self.beside.get(attribute.beside, ())
        if not others:
            return Input(Known.UNSET, [], self.at)
        inner = Attribute(
            attribute.name, attribute.path, presence=attribute.presence, default=attribute.default
        )
        given = [other.input(inner) for other in others]
        values: list[Json] = []
        places: list[str] = []
        for one in given:
            if one.known in (Known.NOT, Known.REFERS):
                return one
            more = one.value if isinstance(one.value, list) else [one.value]
            values += [value for value in more if value is not None]
            places += [*(one.pointers or [one.pointer] * len(more))]
        return Input(Known.GIVEN, values, given[0].pointer, tuple(places[: len(values)]))


def _gather(
    value: Json, path: Sequence[str], place: str, sensitive: Json, found: "list[tuple[Json, str]]"
) -> bool:
    """Collect all values that a path with lists leads to; False where one may not be read."""
    if value is None:
        return True
    if sensitive is True or (isinstance(value, str) and value in MARKS):
        return False
    if not path:
        found.append((value, place))
        return not isinstance(value, dict | list)
    key, rest = path[0], path[1:]
    if key == "[]":
        if not isinstance(value, list):
            return False
        return all(
            _gather(one, rest, f"{place}/{number}", deeper(sensitive, number), found)
            for number, one in enumerate(value)
        )
    if not isinstance(value, dict):
        return False
    return _gather(value.get(key), rest, place + step(key), deeper(sensitive, key), found)
