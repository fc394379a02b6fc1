"""Read and write a scope as a YAML file."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

import yaml

from dutygraph.model.errors import InputError
from dutygraph.model.evidence import Observation, Scope
from dutygraph.model.namespace import EV
from dutygraph.status.seen import plain

_LISTS = tuple(f.name for f in fields(Scope) if f.name not in {"name", "confirmed", "grade"})
_HEAD = "# What a status is about. Look through it, then set confirmed to true.\n"


def read_scope(content: bytes, *, name: str = "scope") -> Scope:
    """Return the scope that a YAML (or JSON) file says. Raises InputError.

    ``confirmed`` is true unless the file says false: who hands a scope in means it.
    """
    try:
        said: Any = yaml.safe_load(content)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}" if mark else ""
        raise InputError("this is not YAML", file=name, place=place) from None
    if not isinstance(said, dict):
        raise InputError("a scope file must hold keys and lists", file=name)
    unknown = sorted(str(key) for key in said if key not in {*_LISTS, "name", "confirmed", "grade"})
    if unknown:
        known = ", ".join(("name", "confirmed", "grade", *_LISTS))
        raise InputError(f"unknown key; known are {known}", file=name, place=unknown[0])
    title = said.get("name")
    if not isinstance(title, str) or not title.strip():
        raise InputError("a scope needs a name", file=name, place="name")
    confirmed = said.get("confirmed", True)
    if not isinstance(confirmed, bool):
        raise InputError("must be true or false", file=name, place="confirmed")
    grade = said.get("grade")
    lists = {key: _texts(said.get(key), key, name) for key in _LISTS}
    return Scope(
        name=title, confirmed=confirmed, grade=None if grade is None else str(grade), **lists
    )


def write_scope(scope: Scope) -> str:
    """Return the YAML text of a scope, empty lists left out but for accounts and regions."""
    said: dict[str, object] = {"name": scope.name, "confirmed": scope.confirmed}
    if scope.grade is not None:
        said["grade"] = scope.grade
    for key in _LISTS:
        values = list(getattr(scope, key))
        if values or key in {"accounts", "regions"}:
            said[key] = values
    return _HEAD + yaml.safe_dump(said, sort_keys=False, allow_unicode=True)


def scope_from(observations: Iterable[Observation], *, name: str) -> Scope:
    """Return an unconfirmed scope with all accounts and regions that were imported."""
    found: dict[str, set[str]] = {EV + "account": set(), EV + "region": set()}
    for observation in observations:
        snapshot = observation.snapshot
        found[EV + "account"] |= {snapshot.account} - {None}  # type: ignore[arg-type]
        found[EV + "region"] |= {snapshot.region} - {None, "*"}  # type: ignore[arg-type]
        for fact in observation.facts:
            if fact.property in found:
                found[fact.property].add(plain(fact.value))
    accounts, regions = (tuple(sorted(values)) for values in found.values())
    return Scope(name=name, confirmed=False, accounts=accounts, regions=regions)


def _texts(value: object, key: str, name: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(one, str | int) for one in value):
        raise InputError("must be a list of texts", file=name, place=key)
    return tuple(str(one) for one in value)
