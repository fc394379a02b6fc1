"""How much the ontology holds: ``python -m dutygraph.knowledge.counts [--gaps | --markdown]``."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dutygraph.knowledge.answers import MODELS, Asked, Word, shares
from dutygraph.knowledge.catalogue import Knowledge, load_knowledge
from dutygraph.knowledge.goals import page
from dutygraph.model.knowledge import Control, Requirement, Responsibility, Scheme
from dutygraph.model.namespace import EV
from dutygraph.model.text import Text
from dutygraph.model.words import Severity, SourceKind

KINDS = tuple(SourceKind)
Row = tuple[str, int, Counter[SourceKind] | None, str]
"""What, how many, by kind of source where sources can differ, a note."""


def rows(knowledge: Knowledge) -> Iterator[Row]:
    """Yield what is counted, in the order of the model."""
    yield "parties", len(knowledge.parties), None, ""
    yield "organisations", len(knowledge.organisations), None, ""
    yield _engagements(knowledge)
    yield "layers", len(knowledge.layers), None, ""
    yield "service models", len(knowledge.service_models), None, ""
    services = [one for one in knowledge.services.values() if one.part_of is None]
    yield "services", len(services), None, ""
    yield "components", len(knowledge.services) - len(services), None, ""
    everything = knowledge.services.values()
    yield _by_kind("classifications", (k for one in everything for k in one.classification_kinds))
    yield _by_kind("editions", (one.source_kind for one in knowledge.editions.values()))
    yield "publications", len(knowledge.publications), None, ""
    cut = sum(one.cut for one in knowledge.citations.values())
    yield "citations", len(knowledge.citations), None, f"{cut} of pages seen in part"
    yield from _controls(knowledge)
    yield from _answers(knowledge, "control")
    yield from _answers(knowledge, "layer")
    said = knowledge.responsibilities
    yield _by_kind("responsibilities", (one.source_kind for one in said))
    yield _by_kind("  of a control", (one.source_kind for one in said if one.control))
    yield _by_kind("  of a layer", (one.source_kind for one in said if one.layer))
    named = [one.source_kind for one in said if _names_a_service(one)]
    what, number, kinds, _ = _by_kind("  by service, part or feature", named)
    own = _share(Counter(named)[SourceKind.PROVIDER_PAGE], number)
    yield what, number, kinds, f"{own} on the provider's own page"
    yield _by_kind("silences", (one.source_kind for one in knowledge.silences))
    yield from _schemes(knowledge)
    yield from _published(knowledge)
    yield _by_kind("public claims", (one.source_kind for one in knowledge.claims))
    evidence = [iri for iri in knowledge.terms if iri.startswith(EV)]
    yield "terms of the model", len(knowledge.terms) - len(evidence), None, ""
    yield "kinds of resource", len(knowledge.kinds), None, ""
    yield "properties of resources", len(knowledge.allowed_predicates), None, ""


def _engagements(knowledge: Knowledge) -> Row:
    every = knowledge.engagements.values()
    what, number, kinds, _ = _by_kind("engagements", (one.source_kind for one in every))
    return what, number, kinds, _list(Counter(one.party for one in every))


def gaps(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Yield each control that no check shows, with the reason."""
    for control in knowledge.controls.values():
        if control.slug not in knowledge.checks:
            yield control.slug, _why(control)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table of counts, or the controls without a check."""
    parser = argparse.ArgumentParser(prog="python -m dutygraph.knowledge.counts")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--gaps", action="store_true", help="list the controls without a check")
    form.add_argument("--markdown", action="store_true", help="print docs/counts.md")
    knowledge, asked = load_knowledge(), parser.parse_args(arguments)
    if asked.gaps:
        lines = [f"{slug:<44}{why}" for slug, why in gaps(knowledge)]
    elif asked.markdown:
        lines = page(rows(knowledge))
    else:
        lines = [_header(), *map(_line, rows(knowledge))]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _controls(knowledge: Knowledge) -> Iterator[Row]:
    without = Counter(why for _, why in gaps(knowledge))
    yield "controls", len(knowledge.controls), None, ""
    severities = Counter(check.severity for check in knowledge.checks.values())
    found = {word.value: severities[word] for word in Severity}
    least = _list(Counter(one.minimum_strength.value for one in knowledge.checks.values()))
    note = f"{_list(found)}; evidence at least: {least}"
    yield "  with a check", len(knowledge.checks), None, note
    yield "  without a check", without.total(), None, _list(without)
    tenants = {one.control for one in knowledge.responsibilities if one.party == "tenant"}
    every = knowledge.controls.values()
    can = [one for one in every if one.slug in tenants and "check" in one.shown_by]
    now = sum(one.slug in knowledge.checks for one in can)
    yield (
        "  of the tenant, can be shown",
        len(can),
        None,
        f"in principle; {now} by a check of today",
    )


def _answers(knowledge: Knowledge, asked: Asked) -> Iterator[Row]:
    found = shares(knowledge, asked)
    total = sum(each.total() for each in found.values())
    yield f"answers for a {asked}", total, None, "under IaaS, PaaS and SaaS; docs/owner-views.md"
    for word in Word:
        rules = {rule: each for rule, each in found.items() if rule.word is word}
        number = sum(each.total() for each in rules.values())
        yield f"  {word.replace('-', ' ')}", number, None, _share(number, total)
        for rule, each in rules.items():
            if each:
                models = _list({model: each[model] for model in MODELS})
                yield f"    {rule}", each.total(), None, f"{_share(each.total(), total)}: {models}"


def _schemes(knowledge: Knowledge) -> Iterator[Row]:
    tied = knowledge.mappings
    what, number, kinds, _ = _by_kind(
        "our mappings, control to clause", (m.source_kind for m in tied)
    )
    yield what, number, kinds, _list(Counter(one.relation.value for one in tied))
    yield "  read a second time", sum(one.second_reading is not None for one in tied), None, ""
    states = Counter(one.state for one in knowledge.schemes.values())
    yield "laws, standards, schemes", states.total(), None, _list(states)
    every = knowledge.requirements.values()
    headings = sum(one.is_group for one in every)
    yield "requirements", len(every) - headings, None, f"and {headings} headings, counted apart"
    for scheme in knowledge.schemes.values():
        own = [one for one in every if one.scheme == scheme.slug]
        if own:
            yield from _scheme(knowledge, scheme, own)


def _scheme(knowledge: Knowledge, scheme: Scheme, own: Sequence[Requirement]) -> Iterator[Row]:
    clauses = {one.iri for one in own if not one.is_group}
    ties = [one for one in knowledge.mappings if one.requirement in clauses]
    note = f"and {len(own) - len(clauses)} headings, {_chinese(one.label for one in own)}"
    yield f"clauses of {scheme.notation}", len(clauses), None, note
    if ties:
        yield "  reached by a control", len({one.requirement for one in ties}), None, ""
        kinds = Counter(one.source_kind for one in ties)
        yield "  mappings", len(ties), kinds, _list(Counter(one.relation.value for one in ties))


def _published(knowledge: Knowledge) -> Iterator[Row]:
    known = knowledge.requirements
    pairs = Counter(
        f"{known[one.source].scheme} to {known[one.target].scheme}{', draft' * one.draft}"
        for one in knowledge.crosswalks
    )
    yield "published crosswalk links", pairs.total(), None, _list(pairs)
    tools = Counter(one.tool for one in knowledge.policies.values())
    yield "policies of other tools", tools.total(), None, _list(tools)
    packages = Counter(one.package for one in knowledge.policy_clauses)
    yield "  tied to a clause by a package", packages.total(), None, _list(packages)
    for tool in dict.fromkeys(one.tool for one in knowledge.policy_mappings):
        near = [one for one in knowledge.policy_mappings if one.tool == tool]
        close = _list(Counter(one.closeness for one in near))
        number = len({one.rule for one in near})
        yield f"  {tool}, to a control", number, None, f"{len(near)} links: {close}"


def _why(control: Control) -> str:
    if "check" in control.shown_by:
        return "not yet"
    return "document" if "document" in control.shown_by else "provider's"


def _by_kind(what: str, kinds: Iterable[SourceKind]) -> Row:
    found = Counter(kinds)
    return what, found.total(), found, ""


def _names_a_service(one: Responsibility) -> bool:
    return bool(one.scope.services or one.scope.components or one.scope.features)


def _share(part: int, total: int) -> str:
    return f"{100 * part / total if total else 0:.0f} %"


def _chinese(labels: Iterable[Text]) -> str:
    found = [bool(label.zh) for label in labels]
    share = 100 * sum(found) // len(found) if found else 0
    return f"{share} % of titles in Chinese"


def _list(counted: Counter[str] | dict[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counted.items() if number)


def _header() -> str:
    names = "".join(f"{kind.value.replace('-', ' '):>16}" for kind in KINDS)
    return f"{'':<36}{'count':>6}{names}"


def _line(row: Row) -> str:
    what, number, kinds, note = row
    text = f"{what:<36}{number:>6}"
    if kinds is not None:
        text += "".join(f"{kinds[kind]:>16}" for kind in KINDS)
    return f"{text}   {note}".rstrip()


if __name__ == "__main__":
    sys.exit(main())
