"""A status report as JSON for machines: each result once, lines refer to it."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum

from dutygraph import __version__
from dutygraph.model.status import ControlLine, PartyLine, StatusReport


def report_json(report: StatusReport, *, exit_status: int) -> dict[str, object]:
    """Return everything a report holds; its import reports stand under ``reports``."""
    said = {
        field.name: plain(getattr(report, field.name))
        for field in fields(report)
        if field.name not in ("controls", "requirements", "snapshots", "notices")
    }
    return {
        "dutygraph": __version__,
        "exit_status": exit_status,
        "controls": [_control(line) for line in report.controls],
        "requirements": [
            {
                "requirement": one.requirement,
                "scheme": one.scheme,
                "status": one.status.value,
                "reason": plain(one.reason),
                "lines": [_party(line) for line in one.lines],
            }
            for one in report.requirements
        ],
        "snapshots": [
            {
                field.name: plain(getattr(one, field.name))
                for field in fields(one)
                if field.name != "reports"
            }
            for one in report.snapshots
        ],
        "reports": [
            {"snapshot": one.digest, **_fields(each)}
            for one in report.snapshots
            for each in one.reports
        ],
        **said,
    }


def plain(value: object) -> object:
    """Return a value of the model as JSON knows it."""
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [plain(one) for one in value]
    return _fields(value)


def _fields(value: object) -> dict[str, object]:
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"{type(value).__name__} cannot be said in JSON")
    return {field.name: plain(getattr(value, field.name)) for field in fields(value)}


def _control(line: ControlLine) -> dict[str, object]:
    said = {
        field.name: plain(getattr(line, field.name))
        for field in fields(line)
        if field.name not in ("results", "population")
    }
    population = line.population
    return {
        **said,
        "population": plain(population) if population else None,
        "results": [{"check": one.check, "resource": one.resource} for one in line.results],
    }


def _party(line: PartyLine) -> dict[str, object]:
    return {
        "party": line.party,
        "status": line.status.value,
        "reason": plain(line.reason),
        "through": [
            {
                "control": one.line.control,
                "mapping": one.mapping,
                "relation": one.relation.value,
                "status": one.status.value,
                "reason": plain(one.reason),
            }
            for one in line.through
        ],
    }
