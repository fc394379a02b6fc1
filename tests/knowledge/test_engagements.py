"""Which organisation is which party towards which, as pages say it."""

import pytest

from dutygraph.knowledge.catalogue import Knowledge, load_knowledge
from dutygraph.model.words import SourceKind

# Read in the pages before the file was written: who, as which party, towards whom, for what.
READ = [
    ("huawei-technologies", "manufacturer", "open-telekom-cloud", ()),
    ("huawei-technologies", "manufacturer", "flexible-engine", ()),
    ("open-telekom-cloud", "provider", "cern", ()),
    ("cern", "tenant", "open-telekom-cloud", ()),
    ("european-space-agency", "tenant", "flexible-engine", ()),
    ("china-unicom-shenzhen", "carrier", "huawei-cloud", ("cc",)),
    ("bsi", "certification-body", "huawei-cloud", ()),
    ("microsoft", "manufacturer", "huawei-cloud", ("rds",)),
]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.mark.parametrize("line", READ, ids=lambda line: f"{line[0]}-{line[2]}")
def test_an_engagement_is_read_as_its_page_says(
    line: tuple[str, str, str, tuple[str, ...]], knowledge: Knowledge
) -> None:
    assert line in [
        (one.organisation, one.party, one.towards, one.services)
        for one in knowledge.engagements.values()
    ]


def test_both_ends_and_the_party_exist_and_something_is_cited(knowledge: Knowledge) -> None:
    for one in knowledge.engagements.values():
        assert {one.organisation, one.towards} <= knowledge.organisations.keys(), one
        assert one.party in knowledge.parties, one
        assert set(one.services) <= knowledge.services.keys(), one
        assert set(one.citations) <= knowledge.citations.keys(), one


def test_who_rents_has_a_provider_at_the_other_side(knowledge: Knowledge) -> None:
    sides = {
        party: {
            (one.organisation, one.towards)
            for one in knowledge.engagements.values()
            if one.party == party
        }
        for party in ("tenant", "provider")
    }
    assert {(there, here) for here, there in sides["tenant"]} == sides["provider"]
    assert len(sides["tenant"]) >= 3


def test_press_is_marked_as_a_retelling(knowledge: Knowledge) -> None:
    address = {slug: one.url for slug, one in knowledge.publications.items()}
    for one in knowledge.engagements.values():
        pages = {address[knowledge.citations[iri].publication] for iri in one.citations}
        own = any("huaweicloud.com" in page for page in pages)
        assert (one.source_kind is not SourceKind.RETELLING) == own, one
