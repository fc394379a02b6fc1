"""Which responsibility holds: the table of cases is the definition (model.md 2)."""

from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from dutygraph.knowledge.holding import Answer, Question, in_force, which_holds
from dutygraph.model.knowledge import Claimant, Edition, Responsibility
from dutygraph.model.text import Text
from dutygraph.model.words import SourceKind

AT = date(2026, 6, 30)


def edition(slug: str, *, issued: str | None = None, last: date | None = None) -> Edition:
    return Edition(
        slug,
        f"edition/{slug}",
        Text(slug),
        "publisher",
        issued,
        None if issued else date(2020, 1, 1),
        last,
        SourceKind.PROVIDER_PAGE,
    )


EDITIONS = {
    one.slug: one
    for one in (
        edition("help-2023", issued="2023-08-21", last=date(2025, 7, 11)),
        edition("help-2025", issued="2025-06-30", last=date(2025, 7, 9)),
        edition("cce", issued="2025-07-11", last=date(2025, 7, 11)),
        edition("pond", issued="2024-05-20", last=date(2024, 5, 20)),
        edition("rds", issued="2024-01-01", last=date(2025, 1, 1)),
        edition("general", issued="2011-09"),
        edition("page-a", last=date(2024, 1, 1)),
        edition("page-b", last=date(2025, 1, 1)),
        edition("page-c", last=date(2025, 1, 1)),
        edition("ours", issued="2026-01"),
        edition("future", issued="2027-01-01"),
        replace(edition("expired", issued="2020-01-01"), valid_to=date(2022, 1, 1)),
        replace(edition("contract", issued="2020"), valid_from=date(2025, 1, 1)),
    )
}
PAGE, GENERAL, OURS = SourceKind.PROVIDER_PAGE, SourceKind.GENERAL_MODEL, SourceKind.OUR_JUDGEMENT


def says(
    party: str | None,
    source: str,
    kind: SourceKind = PAGE,
    *,
    role: str = "acts",
    control: str | None = "c",
    layer: str | None = None,
    **scope: tuple[str, ...],
) -> Responsibility:
    where = ",".join(f"{key}={value}" for key, value in scope.items())
    iri = f"{party}@{source}:{role}:{layer or control}:{where}"
    return Responsibility(
        iri,
        None if layer else control,
        layer,
        party,
        role,
        source,
        kind,
        ("citation",),
        Claimant(**scope),
    )


@dataclass
class Case:
    statements: list[Responsibility]
    parties: tuple[str, ...]
    overridden: tuple[tuple[str, str, bool], ...] = ()  # party overridden, why, weaker kind
    conflicts: tuple[str, ...] = ()
    silences: int = 0
    asked: dict[str, object] = field(default_factory=dict)


CCE = {"service": "cce", "service_model": "paas"}
CASES = {
    "unscoped statement holds": Case([says("tenant", "help-2023")], ("tenant",)),
    "CCE node: component beats the general sentence": Case(
        [says("provider", "help-2025"), says("tenant", "cce", components=("cce-node",))],
        ("tenant",),
        (("provider", "narrower-scope", False),),
        asked={**CCE, "component": "cce-node"},
    ),
    "CCE control plane: the provider's component": Case(
        [
            says("tenant", "help-2023"),
            says("provider", "cce", components=("cce-control-plane",)),
            says("tenant", "cce", components=("cce-node",)),
        ],
        ("provider",),
        (("tenant", "narrower-scope", False),),
        asked={**CCE, "component": "cce-control-plane"},
    ),
    "CloudPond's site: the customer guards the place": Case(
        [says("provider", "help-2025"), says("tenant", "pond", services=("cloudpond",))],
        ("tenant",),
        (("provider", "narrower-scope", False),),
        asked={"service": "cloudpond", "service_model": "iaas"},
    ),
    "another service's site stays with the provider": Case(
        [says("provider", "help-2025"), says("tenant", "pond", services=("cloudpond",))],
        ("provider",),
        asked={"service": "ecs", "service_model": "iaas"},
    ),
    "RDS engine: the provider patches, though guests are the tenant's": Case(
        [says("tenant", "help-2023"), says("provider", "rds", services=("rds",))],
        ("provider",),
        (("tenant", "narrower-scope", False),),
        asked={"service": "rds", "service_model": "paas"},
    ),
    "RDS engine, two roles: patches and sets the window": Case(
        [
            says("provider", "rds", services=("rds",)),
            says("tenant", "rds", role="configures", services=("rds",)),
        ],
        ("provider", "tenant"),
        asked={"service": "rds", "service_model": "paas"},
    ),
    "feature beats component": Case(
        [
            says("tenant", "cce", components=("cce-node",)),
            says("provider", "cce", features=("managed-node",)),
        ],
        ("provider",),
        (("tenant", "narrower-scope", False),),
        asked={**CCE, "component": "cce-node", "feature": "managed-node"},
    ),
    "service beats model with layer": Case(
        [
            says("tenant", "rds", services=("rds",)),
            says("provider", "help-2025", layer="os", service_models=("paas",)),
        ],
        ("tenant",),
        (("provider", "narrower-scope", False),),
        asked={"service": "rds", "service_model": "paas", "layers": ("os",)},
    ),
    "a weaker, narrower kind beats the provider's general sentence and says so": Case(
        [
            says("tenant", "help-2023"),
            says("provider", "general", GENERAL, layer="os", service_models=("paas",)),
        ],
        ("provider",),
        (("tenant", "narrower-scope", True),),
        asked={"service_model": "paas", "layers": ("os",)},
    ),
    "under another model the general model's cell is not asked": Case(
        [
            says("tenant", "help-2023"),
            says("provider", "general", GENERAL, layer="os", service_models=("paas",)),
        ],
        ("tenant",),
        asked={"service_model": "iaas", "layers": ("os",)},
    ),
    "equal scope: the stronger kind": Case(
        [says("tenant", "ours", OURS), says("provider", "help-2023")],
        ("provider",),
        (("tenant", "stronger-kind", False),),
    ),
    "equal scope and kind: the later issued": Case(
        [says("tenant", "help-2023"), says("provider", "help-2025")],
        ("provider",),
        (("tenant", "later-issued", False),),
    ),
    "no issue date: the later last seen": Case(
        [says("tenant", "page-a"), says("provider", "page-b")],
        ("provider",),
        (("tenant", "later-seen", False),),
    ),
    "equal in everything: both, as a conflict": Case(
        [says("tenant", "page-b"), says("provider", "page-c")],
        ("provider", "tenant"),
        conflicts=("equal-rank",),
    ),
    "one edition names both: shared, no conflict": Case(
        [says("tenant", "page-b", role="unstated"), says("provider", "page-b", role="unstated")],
        ("provider", "tenant"),
    ),
    "scopes of equal rank, neither inside the other: both, reported": Case(
        [
            says("tenant", "help-2023", service_models=("paas",)),
            says("provider", "help-2025", layers=("os",)),
        ],
        ("provider", "tenant"),
        conflicts=("incomparable-scopes",),
        asked={"service_model": "paas", "layers": ("os",)},
    ),
    "of one rank, the scope inside the other is narrower": Case(
        [
            says("tenant", "help-2025", services=("rds", "obs")),
            says("provider", "help-2023", services=("rds",)),
        ],
        ("provider",),
        (("tenant", "narrower-scope", False),),
        asked={"service": "rds"},
    ),
    "an unstated role meets every role": Case(
        [says("tenant", "help-2023", role="unstated"), says("provider", "help-2025")],
        ("provider",),
        (("tenant", "later-issued", False),),
    ),
    "a silence does not override another edition": Case(
        [says("tenant", "help-2023"), says(None, "help-2025", service_models=("paas",))],
        ("tenant",),
        silences=1,
        asked={"service_model": "paas"},
    ),
    "a narrower silence of the same edition does": Case(
        [says("tenant", "help-2025"), says(None, "help-2025", service_models=("iaas",))],
        (),
        silences=1,
        asked={"service_model": "iaas"},
    ),
    "only a silence": Case([says(None, "help-2025")], (), silences=1),
    "nobody looked": Case([], ()),
    "an edition of the future does not hold yet": Case([says("tenant", "future")], ()),
    "an expired edition holds no longer": Case(
        [says("tenant", "expired"), says("provider", "general", GENERAL)], ("provider",)
    ),
    "a contract in force beats a page": Case(
        [says("tenant", "help-2025"), says("provider", "contract", SourceKind.CONTRACT)],
        ("provider",),
        (("tenant", "stronger-kind", False),),
    ),
    "another control's statement says nothing here": Case([says("tenant", "rds", control="d")], ()),
}


def answer(case: Case) -> Answer:
    question = replace(Question(AT, "c"), **case.asked)  # type: ignore[arg-type]
    return which_holds(case.statements, EDITIONS, question)


@pytest.mark.parametrize("name", CASES)
def test_the_party_that_owes_it(name: str) -> None:
    case = CASES[name]
    found = answer(case)
    assert tuple(sorted(found.parties)) == case.parties
    assert tuple(sorted(one.why for one in found.conflicts)) == case.conflicts
    assert len(found.silences) == case.silences


@pytest.mark.parametrize("name", CASES)
def test_what_was_overridden_and_why(name: str) -> None:
    case = CASES[name]
    found = answer(case)
    said = tuple((str(o.statement.party), o.why, o.weaker_kind) for o in found.overridden)
    assert said == case.overridden


@pytest.mark.parametrize("name", CASES)
def test_the_order_of_statements_changes_nothing(name: str) -> None:
    case = CASES[name]
    turned = which_holds(
        list(reversed(case.statements)),
        EDITIONS,
        replace(Question(AT, "c"), **case.asked),  # type: ignore[arg-type]
    )
    assert set(turned.parties) == set(answer(case).parties)


def test_there_are_at_least_fifteen_cases() -> None:
    assert len(CASES) >= 15


@pytest.mark.parametrize(
    ("slug", "day", "expected"),
    [
        ("help-2025", date(2025, 6, 29), False),
        ("help-2025", date(2025, 6, 30), True),
        ("help-2023", date(2026, 6, 30), True),  # page dates are not an end of validity
        ("general", date(2011, 9, 1), True),  # a month is known from its first day on
        ("expired", date(2022, 1, 1), True),
        ("expired", date(2022, 1, 2), False),
        ("contract", date(2024, 12, 31), False),
        ("page-a", date(2019, 12, 31), False),
    ],
)
def test_when_an_edition_is_in_force(slug: str, day: date, expected: bool) -> None:
    assert in_force(EDITIONS[slug], day) is expected
