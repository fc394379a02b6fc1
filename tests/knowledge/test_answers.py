"""How an answer under a service model came about; expected values were read in the Turtle."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from dutygraph.knowledge.answers import MODELS, Answers, Rule, Word, last_day, rule_of, shares
from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.knowledge import Claimant, Responsibility
from dutygraph.model.words import SourceKind
from tests.knowledge.files import ROOT

AT = date(2026, 11, 25)
STATED, DERIVED, JUDGED, NOT_SAID = Word
CONTROLS = {
    # the responsibility names all three models, and its layer's cells name the provider too
    ("data-centre-environment", "iaas"): (STATED, Rule.NAMES_MODEL, {"provider"}),
    ("data-centre-environment", "saas"): (STATED, Rule.NAMES_MODEL, {"provider"}),
    ("data-lawfulness", "paas"): (STATED, Rule.NAMES_MODEL, {"tenant"}),
    # one page names PaaS and SaaS, another IaaS
    ("platform-vulnerability-remediation", "iaas"): (STATED, Rule.NAMES_MODEL, {"provider"}),
    # it names PaaS and SaaS alone; of the layer under IaaS every edition is silent
    ("service-intrusion-detection", "saas"): (STATED, Rule.NAMES_MODEL, {"provider"}),
    ("service-intrusion-detection", "iaas"): (NOT_SAID, Rule.SEARCHED, set()),
    # said without a scope; the second by a retelling
    ("tenant-isolation", "saas"): (STATED, Rule.OF_ALL, {"provider"}),
    ("virtual-machine-cpu-isolation", "iaas"): (STATED, Rule.OF_ALL, {"provider"}),
    # said of all, beside a sentence about IAM alone, which is SaaS
    ("iam-operation-protection", "iaas"): (STATED, Rule.OF_ALL, {"tenant"}),
    # said of RDS, DWS and GeminiDB, which we classify as PaaS
    ("database-engine-patching", "paas"): (
        DERIVED, Rule.SERVICE_JUDGED, {"provider", "tenant"},
    ),
    ("database-engine-patching", "iaas"): (NOT_SAID, Rule.OTHER_MODEL, set()),
    ("database-engine-patching", "saas"): (NOT_SAID, Rule.OTHER_MODEL, set()),
    # said of CTS, which we classify as SaaS; of its layer nothing is said
    ("cts-tracker-enabled", "saas"): (DERIVED, Rule.SERVICE_JUDGED, {"tenant"}),
    ("cts-tracker-enabled", "paas"): (NOT_SAID, Rule.OTHER_MODEL, set()),
    # said of the node, a part of CCE that is IaaS
    ("node-hardening", "iaas"): (DERIVED, Rule.SERVICE_JUDGED, {"tenant"}),
    # CCE is PaaS, but only its node is spoken of
    ("node-hardening", "paas"): (NOT_SAID, Rule.OTHER_MODEL, set()),
    # said of ECS, which we classify as IaaS
    ("ecs-key-pair-login", "iaas"): (DERIVED, Rule.SERVICE_JUDGED, {"tenant"}),
    ("ecs-key-pair-login", "paas"): (NOT_SAID, Rule.OTHER_MODEL, set()),
    ("provider-personnel-security", "paas"): (JUDGED, Rule.JUDGED, {"provider"}),
}  # fmt: skip
LAYERS = {
    ("physical-facilities", "iaas"): (STATED, Rule.NAMES_MODEL, {"provider"}),
    # the general model's cell names SaaS alone, the provider's older edition all three models
    ("operating-system", "saas"): (STATED, Rule.NAMES_MODEL, {"provider"}),
    ("jointly-controlled-assets", "paas"): (STATED, Rule.NAMES_MODEL, {"provider", "tenant"}),
    ("storage", "iaas"): (NOT_SAID, Rule.SEARCHED, set()),
    ("cloud-stack", "iaas"): (NOT_SAID, Rule.NOBODY, set()),
}


@pytest.mark.parametrize("asked", CONTROLS, ids="-".join)
def test_the_answer_of_a_control(asked: tuple[str, str]) -> None:
    knowledge = load_knowledge()
    slug, model = asked
    said = Answers(knowledge, AT).of_control(knowledge.controls[slug], model)
    found = (said.rule.word, said.rule, {one.party for one in said.statements})
    assert found == CONTROLS[asked]


@pytest.mark.parametrize("asked", LAYERS, ids="-".join)
def test_the_answer_of_a_layer(asked: tuple[str, str]) -> None:
    said = Answers(load_knowledge(), AT).of_layer(*asked)
    found = (said.rule.word, said.rule, {one.party for one in said.statements})
    assert found == LAYERS[asked]


def says(
    party: str | None,
    kind: SourceKind = SourceKind.PROVIDER_PAGE,
    *,
    layer: str | None = None,
    **scope: tuple[str, ...],
) -> Responsibility:
    control = None if layer else "c"
    return Responsibility(
        f"{party}{scope}{layer}", control, layer, party, "acts", "e", kind, (), Claimant(**scope)
    )


OURS = SourceKind.OUR_JUDGEMENT
MADE: dict[str, tuple[list[Responsibility], Rule]] = {
    # ServiceStage is PaaS in a text that was read, RDS by our judgement
    "service": ([says("tenant", services=("servicestage",))], Rule.SERVICE),
    "service judged": ([says("tenant", services=("rds",))], Rule.SERVICE_JUDGED),
    "one stated service is enough": (
        [says("tenant", services=("rds", "servicestage"))], Rule.SERVICE,
    ),
    "a part without a model is of its service's": (
        [says("tenant", components=("cce-control-plane",))], Rule.SERVICE_JUDGED,
    ),
    "a feature is of its service's": ([says("tenant", features=("obs-x",))], Rule.OTHER_MODEL),
    "another model": ([says("provider", services=("ecs",))], Rule.OTHER_MODEL),
    "our judgement of another model says nothing": (
        [says("provider", OURS, services=("ecs",))], Rule.OTHER_MODEL,
    ),
    "our judgement of a service": ([says("provider", OURS, services=("rds",))], Rule.JUDGED),
    "a cell": ([says("tenant", layer="data", service_models=("paas",))], Rule.LAYER_CELL),
    "a sentence on a layer": ([says("tenant", layer="data")], Rule.LAYER_OF_ALL),
    "the best of one party": ([says("tenant", OURS), says("tenant")], Rule.OF_ALL),
    "the weakest of two parties": ([says("provider", OURS), says("tenant")], Rule.JUDGED),
    "a silence beside a party": ([says(None), says("tenant")], Rule.OF_ALL),
    "silence": ([says(None)], Rule.SEARCHED),
    "nothing": ([], Rule.NOBODY),
}  # fmt: skip


@pytest.mark.parametrize("name", MADE)
def test_the_rule_of_made_statements_under_paas(name: str) -> None:
    said, expected = MADE[name]
    knowledge = replace(load_knowledge(), features={"obs-x": "obs"})
    assert rule_of(knowledge, "control", "paas", said) is expected


def test_a_layers_own_sentence_is_stated_of_the_layer() -> None:
    said = [says("tenant", layer="data")]
    assert rule_of(load_knowledge(), "layer", "saas", said) is Rule.OF_ALL


def test_every_control_has_one_answer_a_model() -> None:
    knowledge = load_knowledge()
    for asked, size in (("control", len(knowledge.controls)), ("layer", len(knowledge.layers))):
        found = shares(knowledge, asked)  # type: ignore[arg-type]
        assert sum(found.values(), Counter()) == dict.fromkeys(MODELS, size)
    assert last_day(knowledge) == max(
        one.last_seen for one in knowledge.editions.values() if one.last_seen
    )


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_is_explained(rule: Rule) -> None:
    page = (ROOT / "docs" / "owner-views.md").read_text(encoding="utf-8")
    assert page.count(f"| {rule.word} | `{rule}` |") == 1
