"""A small knowledge of our own: few controls, one scheme, who owes what."""

from collections.abc import Mapping as Mapped

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.model.knowledge import (
    Check,
    Claim,
    Claimant,
    Control,
    Edition,
    Mapping,
    Party,
    Requirement,
    Responsibility,
    Scheme,
    Service,
)
from dutygraph.model.text import Text
from dutygraph.model.words import Relation, SourceKind

PAGE = SourceKind.PROVIDER_PAGE


def control(slug: str, *services: str, shown_by: tuple[str, ...] = ("check",)) -> Control:
    name = Text(slug, slug)
    return Control(slug, slug, name, name, None, (), not services, shown_by, services, ())


def owes(party: str | None, slug: str, **scope: tuple[str, ...]) -> Responsibility:
    iri = f"responsibility/{slug}-{party}"
    return Responsibility(iri, slug, None, party, "acts", "e", PAGE, (), Claimant(**scope))


def serves(slug: str, clause: str, relation: Relation = Relation.EQUAL) -> Mapping:
    iri = f"mapping/{slug}-{clause}"
    return Mapping(iri, slug, clause, relation, PAGE, None, None, None, ())


def service(slug: str, *models: str) -> Service:
    name = Text(slug, slug)
    return Service(slug, slug, slug, name, None, name, models, (), None, ())


def knowledge(
    controls: tuple[Control, ...],
    said: tuple[Responsibility, ...],
    *,
    checks: tuple[Check, ...] = (),
    mappings: tuple[Mapping, ...] = (),
    claims: tuple[Claim, ...] = (),
    services: tuple[Service, ...] = (),
) -> Knowledge:
    name = Text("x", "x")
    edition = Edition("e", "e", name, "p", "2020", None, None, PAGE)
    nothing: Mapped[str, object] = {}
    held: dict[str, object] = dict.fromkeys(
        ("layers", "service_models", "publications", "citations", "terms", "kinds"), nothing
    )
    return Knowledge(  # type: ignore[arg-type]
        version="0",
        digest="0",
        parties={slug: Party(slug, slug, name, name) for slug in ("tenant", "provider")},
        services={one.slug: one for one in services},
        editions={"e": edition},
        controls={one.slug: one for one in controls},
        responsibilities=tuple(one for one in said if one.party),
        silences=tuple(one for one in said if not one.party),
        schemes={"iso": Scheme("iso", "scheme/iso", name, "ISO", "int", "standard", "")},
        requirements={
            clause: Requirement(clause, "iso", clause, name, None, False)
            for clause in ("q1", "q2", "q3")
        },
        mappings=mappings,
        claims=claims,
        policy_mappings=(),
        checks={one.slug: one for one in checks},
        allowed_predicates=frozenset(),
        set_properties=frozenset(),
        subclass_closure=(),
        ontology_ntriples=b"",
        **held,
    )
