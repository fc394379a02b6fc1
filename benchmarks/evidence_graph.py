"""Make an evidence graph of a given size by seed: every kind we check, about one fault in ten."""

import random
from collections.abc import Callable, Iterator

from dutygraph.model.namespace import EV, LOCAL_BASE, RDF_TYPE, XSD, resource_iri

FAULTS = 0.1
Pair = tuple[str, object]
_KINDS = {
    "SecurityGroupRule": 34,
    "VirtualMachine": 15,
    "BlockVolume": 15,
    "ObjectStorage": 9,
    "SecurityGroup": 6,
    "IdentityUser": 7,
    "IdentityPolicy": 3,
    "EncryptionKey": 4,
    "RelationalDatabase": 4,
    "AuditTracker": 1,
    "PasswordPolicy": 1,
    "LoginPolicy": 1,
    "ProtectionPolicy": 1,
}


def evidence(size: int, seed: int) -> tuple[str, ...]:
    """Return about ``size`` N-Triples lines (at least that many, by less than one resource)."""
    draw = random.Random(seed)
    lines: list[str] = []
    number = 0
    while len(lines) < size:
        [kind] = draw.choices(list(_KINDS), weights=list(_KINDS.values()))
        lines += _resource(kind, number, draw)
        number += 1
    return tuple(lines)


def iri(kind: str, name: str) -> str:
    """Return the IRI of a made resource."""
    return resource_iri(LOCAL_BASE, "bench", kind, name)


class Link(str):
    """An IRI as a value."""


def _resource(kind: str, number: int, draw: random.Random) -> Iterator[str]:
    subject = iri(kind, f"{kind.lower()}-{number}")
    pairs = [*_common(kind, number, draw), *_OWN[kind](draw, number)]
    yield f"<{subject}> <{RDF_TYPE}> <{EV}{kind}> ."
    for name, value in pairs:
        if name == "ports" and isinstance(value, tuple):
            yield from _ports(subject, *value)
        elif draw.random() > 0.005:
            # Now and then a value was not seen: cannot tell.
            yield f"<{subject}> <{EV}{name}> {_term(value)} ."


def _ports(rule: str, low: int, high: int) -> Iterator[str]:
    part = f"{rule}/ports/{low}-{high}"
    yield f"<{rule}> <{EV}portRange> <{part}> ."
    yield f"<{part}> <{RDF_TYPE}> <{EV}PortRange> ."
    yield f"<{part}> <{EV}fromPort> {_term(low)} ."
    yield f"<{part}> <{EV}toPort> {_term(high)} ."


def _term(value: object) -> str:
    if isinstance(value, Link):
        return f"<{value}>"
    if isinstance(value, bool):
        return f'"{str(value).lower()}"^^<{XSD}boolean>'
    if isinstance(value, int):
        return f'"{value}"^^<{XSD}integer>'
    return f'"{value}"'


def _common(kind: str, number: int, draw: random.Random) -> Iterator[Pair]:
    yield "nativeId", f"{kind.lower()}-{number}"
    yield "name", f"{kind}-{draw.randrange(10**6)}"
    yield "account", f"account-{draw.randrange(4)}"
    yield "region", draw.choice(["cn-north-4", "cn-east-3", "ap-southeast-1"])
    yield "project", f"project-{draw.randrange(12)}"
    yield "sourceType", f"made_{kind.lower()}"
    yield "providerManaged", False
    yield "tag", f"env={draw.choice(['prod', 'test'])}"


def _right(draw: random.Random) -> bool:
    return draw.random() >= FAULTS


def _bucket(draw: random.Random, number: int) -> Iterator[Pair]:
    wrong = draw.choice(["read", "write", "clear", "tls", "versions", "log"])
    right = _right(draw)
    yield "publicRead", not right and wrong == "read"
    yield "publicWrite", not right and wrong == "write"
    yield "encryptionAtRest", right or wrong != "clear"
    yield "encryptionAlgorithm", "AES256"
    yield "tlsOnly", right or wrong != "tls"
    yield "versioning", right or wrong != "versions"
    yield "accessLogging", right or wrong != "log"


def _rule(draw: random.Random, number: int) -> Iterator[Pair]:
    open_to_all = not _right(draw)
    port = draw.choice([22, 80, 443, 3306, 3389, 8080])
    yield "inGroup", Link(iri("SecurityGroup", f"securitygroup-{draw.randrange(number + 1)}"))
    yield "direction", "egress" if draw.random() < 0.2 else "ingress"
    yield "action", "deny" if draw.random() < 0.05 else "allow"
    yield "protocol", draw.choice(["tcp", "tcp", "tcp", "udp", "any"])
    yield "remotePrefix", draw.choice(["0.0.0.0/0", "::/0"]) if open_to_all else "10.0.0.0/8"
    yield "priority", draw.randrange(1, 100)
    yield "ports", (max(1, port - draw.randrange(3)), port + draw.randrange(3))


def _machine(draw: random.Random, number: int) -> Iterator[Pair]:
    wrong = draw.choice(["login", "address", "group", "host"])
    right = _right(draw)
    yield "keyPairLogin", right or wrong != "login"
    yield "hasPublicIp", not right and wrong == "address"
    yield "usesDefaultGroup", not right and wrong == "group"
    yield "hostProtection", right or wrong != "host"
    for _ in range(2):
        yield "usesGroup", Link(iri("SecurityGroup", f"securitygroup-{draw.randrange(number + 1)}"))


def _database(draw: random.Random, number: int) -> Iterator[Pair]:
    wrong = draw.choice(["clear", "address", "tls", "backup", "zone"])
    right = _right(draw)
    yield "databaseEngine", draw.choice(["mysql", "postgresql"])
    yield "encryptionAtRest", right or wrong != "clear"
    yield "hasPublicIp", not right and wrong == "address"
    yield "tlsEnabled", right or wrong != "tls"
    yield "backupRetentionDays", 14 if right or wrong != "backup" else 1
    yield "multiZone", right or wrong != "zone"


def _tracker(draw: random.Random, number: int) -> Iterator[Pair]:
    wrong = draw.choice(["off", "files", "clear"])
    right = _right(draw)
    yield "trackerEnabled", right or wrong != "off"
    yield "logIntegrity", right or wrong != "files"
    yield "encryptionAtRest", right or wrong != "clear"
    yield "logsTo", Link(iri("ObjectStorage", f"objectstorage-{draw.randrange(number + 1)}"))


def _key(draw: random.Random, number: int) -> Iterator[Pair]:
    wrong = draw.choice(["static", "dying"])
    right = _right(draw)
    yield "keyRotation", right or wrong != "static"
    yield "keyState", "enabled" if right or wrong != "dying" else "pending-deletion"
    yield "keyOrigin", draw.choice(["kms", "kms", "kms", "external"])


def _passwords(draw: random.Random, number: int) -> Iterator[Pair]:
    right = _right(draw)
    yield "passwordMinLength", 14 if right else 6
    yield "passwordCharacterKinds", 4 if right else 2
    yield "passwordHistory", 5 if right else 0
    yield "passwordMaxAgeDays", 90


def _user(draw: random.Random, number: int) -> Iterator[Pair]:
    yield "mfaMethod", "vmfa" if _right(draw) else "none"
    yield "consoleAccess", draw.random() < 0.8
    yield "userEnabled", True


_OWN: dict[str, Callable[[random.Random, int], Iterator[Pair]]] = {
    "SecurityGroupRule": _rule,
    "VirtualMachine": _machine,
    "BlockVolume": lambda draw, _: iter([("encryptionAtRest", _right(draw))]),
    "ObjectStorage": _bucket,
    "SecurityGroup": lambda draw, _: iter([("isDefaultGroup", not _right(draw))]),
    "IdentityUser": _user,
    "IdentityPolicy": lambda draw, _: iter([("adminPrivileges", not _right(draw))]),
    "EncryptionKey": _key,
    "RelationalDatabase": _database,
    "AuditTracker": _tracker,
    "PasswordPolicy": _passwords,
    "LoginPolicy": lambda draw, _: iter([("sessionTimeoutMinutes", 15 if _right(draw) else 900)]),
    "ProtectionPolicy": lambda draw, _: iter([("operationProtection", _right(draw))]),
}
assert set(_OWN) == set(_KINDS)
