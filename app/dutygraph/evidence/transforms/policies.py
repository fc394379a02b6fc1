"""Policy documents, of buckets and of identities, as far as our checks ask."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from dutygraph.evidence.tree import UNMAPPED, Json

READS = ("getobject", "getobjectversion", "listbucket", "listbucketversions")
WRITES = (
    "putobject",
    "putobjectacl",
    "deleteobject",
    "deleteobjectversion",
    "putbucketacl",
    "putbucketpolicy",
    "deletebucket",
    "deletebucketpolicy",
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a bucket's policy, in small letters."""

    allows: bool
    everybody: bool
    actions: tuple[str, ...]
    except_actions: bool
    resources: tuple[str, ...]
    only_without_tls: bool
    conditions: bool

    def matches(self, action: str) -> bool:
        """Say whether the statement is about an action."""
        found = any(fnmatchcase(action, pattern) for pattern in self.actions)
        return found is not self.except_actions


def statements(document: Json) -> tuple[Statement, ...] | None:
    """Read the statements of a policy, which may be a text; None where it is no policy."""
    said = loaded(document)
    if said is None:
        return None
    found = said.get("Statement", said.get("statement"))
    listed = found if isinstance(found, list) else [found]
    if not all(isinstance(one, dict) for one in listed):
        return None
    return tuple(_statement(one) for one in listed if isinstance(one, dict))


def loaded(document: Json) -> "dict[str, Json] | None":
    """Return a document that is an object or the text of one, else None."""
    if isinstance(document, str):
        try:
            document = json.loads(document)
        except (ValueError, RecursionError):
            return None
    return document if isinstance(document, dict) else None


def public(found: tuple[Statement, ...], actions: tuple[str, ...]) -> bool | None:
    """Say whether everybody may do one of the actions; None where a condition decides."""
    open_ = [one for one in found if one.allows and one.everybody]
    closed = [one for one in found if not one.allows and one.everybody and not _limited(one)]
    left = [
        one
        for one in open_
        for action in actions
        if one.matches(action) and not any(_takes_back(no, one, action) for no in closed)
    ]
    if any(not one.conditions for one in left):
        return True
    return None if left else False


def tls_only(found: tuple[Statement, ...]) -> bool | None:
    """Say whether requests without TLS are refused for everybody and everything."""
    deny = [one for one in found if not one.allows and one.everybody and one.only_without_tls]
    whole = [one for one in deny if not one.conditions and one.matches("*") and _all(one.resources)]
    if whole:
        return True
    return None if deny else False


def everything(document: Json) -> bool | None:
    """Say whether an identity policy allows every action on everything; None where unreadable."""
    said = loaded(document)
    listed = said.get("Statement", said.get("statement")) if said else None
    if isinstance(listed, dict):
        listed = [listed]
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        return None
    return any(_allows_all(one) for one in listed if isinstance(one, dict))


def policy_kept(document: Json) -> Json:
    """Return what a reduced copy keeps of a policy: who it means only where that is everybody."""
    said = loaded(document)
    if said is None:
        return document if document in ("", None) else UNMAPPED
    found = said.get("Statement", said.get("statement"))
    listed = found if isinstance(found, list) else [found]
    kept: Json = {"Statement": [_kept(one) if isinstance(one, dict) else None for one in listed]}
    return json.dumps(kept) if isinstance(document, str) else kept


def _kept(said: "dict[str, Json]") -> Json:
    found: dict[str, Json] = {}
    for key, value in said.items():
        word = key.lower()
        if word in ("effect", "action", "notaction", "resource"):
            found[key] = value
        elif word == "principal":
            found[key] = ["*" if one == "*" else UNMAPPED for one in texts(value)]
        elif word == "notprincipal":
            found[key] = UNMAPPED
        elif word == "condition":
            found[key] = _condition_kept(value)
    return found


def _condition_kept(said: Json) -> Json:
    if not isinstance(said, dict):
        return None if said is None else UNMAPPED
    return {
        test: {key: value if _is_tls(key) else UNMAPPED for key, value in keys.items()}
        if isinstance(keys, dict)
        else UNMAPPED
        for test, keys in said.items()
    }


def _is_tls(key: str) -> bool:
    return key.lower().rsplit(":", 1)[-1] == "securetransport"


def _statement(said: "dict[str, Json]") -> Statement:
    word = {key.lower(): value for key, value in said.items()}
    actions = tuple(_action(one) for one in texts(word.get("action", word.get("notaction"))))
    plain, other = _conditions(word.get("condition"))
    return Statement(
        allows=str(word.get("effect", "")).lower() == "allow",
        everybody="notprincipal" in word or "*" in set(texts(word.get("principal"))),
        actions=actions,
        except_actions="action" not in word and "notaction" in word,
        resources=tuple(texts(word.get("resource"))),
        only_without_tls=plain,
        conditions=other,
    )


def _limited(one: Statement) -> bool:
    return one.conditions or one.only_without_tls


def _takes_back(no: Statement, yes: Statement, action: str) -> bool:
    return no.matches(action) and (_all(no.resources) or set(yes.resources) <= set(no.resources))


def _all(resources: tuple[str, ...]) -> bool:
    """Say whether the resources are the whole bucket: all of it, or itself and its objects."""
    if not resources or "*" in resources:
        return True
    names = {one.rsplit(":", 1)[-1] for one in resources}
    return any(f"{name}/*" in names for name in names) or "*" in names


def _conditions(said: Json) -> tuple[bool, bool]:
    """Return whether a condition asks for no TLS, and whether there is any other condition."""
    plain = other = False
    for test, keys in said.items() if isinstance(said, dict) else ():
        for key, wanted in keys.items() if isinstance(keys, dict) else (("", keys),):
            if _is_tls(key):
                values = {str(one).lower() for one in texts(wanted)} or {str(wanted).lower()}
                if values == {"false"} and test.lower() == "bool":
                    plain = True
                    continue
            other = True
    return plain, other or (said is not None and not isinstance(said, dict))


def _action(text: str) -> str:
    return text.rsplit(":", 1)[-1].lower()


def texts(value: Json) -> Iterator[str]:
    """Yield every text in a value, of objects only what their keys hold."""
    todo = [value]
    while todo:
        one = todo.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            todo += one.values()
        elif isinstance(one, list):
            todo += one


def _allows_all(said: "dict[str, Json]") -> bool:
    word = {key.lower(): value for key, value in said.items()}
    if str(word.get("effect", "")).lower() != "allow":
        return False
    actions = list(texts(word.get("action")))
    resources = list(texts(word.get("resource")))
    stars = any(set(one.replace(":", "")) == {"*"} for one in actions)
    return stars and (not resources or any(set(one) <= set("*:") for one in resources))
