"""The line of every control for every party, and what would settle those not shown."""

from datetime import date

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.knowledge.words import load_words
from dutygraph.model.evidence import Scope
from dutygraph.model.knowledge import Claim
from dutygraph.model.status import CheckResult, ControlLine, Population
from dutygraph.model.text import Text
from dutygraph.model.words import Outcome, Reason, Status
from dutygraph.status.duty import Duties
from dutygraph.status.lines import Lines
from dutygraph.status.settle import Settlings, in_words
from tests.status.making import KIND, check, origin, result, snapshot
from tests.status.small import control, knowledge, owes, serves, service

AT = date(2026, 6, 30)
SCOPE = Scope("s", True, accounts=("lab",), regions=("north", "east"))
CLAIM = Claim("claim/iso", Text("ISO"), "iso", "hw", Text("all"), None, None, ())


def lines(
    held: Knowledge,
    results: dict[str, tuple[CheckResult, ...]] | None = None,
    populations: dict[str, Population] | None = None,
) -> dict[tuple[str, str | None], ControlLine]:
    made = Lines(held, Duties(held, AT, ()), results or {}, populations or {}, AT)
    return {(one.control, one.party): one for one in made.controls()}


def test_each_party_that_owes_a_control_has_a_line() -> None:
    held = knowledge(
        (control("a", "obs"),),
        (owes("tenant", "a"), owes("provider", "a")),
        services=(service("obs", "iaas"),),
    )
    found = lines(held)
    assert set(found) == {("a", "tenant"), ("a", "provider")}
    assert found["a", "tenant"].responsibility == "responsibility/a-tenant"


def test_not_said_whose_part_is_one_line_with_its_results() -> None:
    failed = (result(Outcome.FAILED, slug="a"),)
    held = knowledge((control("a"),), (owes(None, "a"),), checks=(check("a"),))
    (line,) = lines(held, {"a": failed}).values()
    assert (line.party, line.status, line.reason) == (
        None,
        Status.NOT_SHOWN,
        Reason.RESPONSIBILITY_NOT_SAID,
    )
    assert (line.results, line.failed) == (failed, 1)


def test_a_responsibility_for_another_service_model_is_not_said() -> None:
    held = knowledge(
        (control("a", "obs"),),
        (owes("tenant", "a", service_models=("saas",)),),
        services=(service("obs", "iaas"),),
    )
    assert set(lines(held)) == {("a", None)}


def test_the_providers_line_rests_on_a_claim_of_a_scheme_that_it_serves() -> None:
    parts = {"controls": (control("a"),), "said": (owes("provider", "a"),)}
    served = (serves("a", "q1"),)
    (bare,) = lines(knowledge(**parts, mappings=served)).values()
    (claimed,) = lines(knowledge(**parts, mappings=served, claims=(CLAIM,))).values()
    (unserved,) = lines(knowledge(**parts, claims=(CLAIM,))).values()
    missing = Reason.PROVIDER_PROOF_MISSING
    assert (bare.status, bare.reason, bare.claim) == (Status.NOT_SHOWN, missing, None)
    assert claimed.status is Status.INHERITED_WITHOUT_PROOF
    assert (claimed.reason, claimed.claim) == (missing, "claim/iso")
    assert unserved.status is Status.NOT_SHOWN


def test_what_a_document_shows_needs_one() -> None:
    both = control("both", shown_by=("check", "document"))
    held = knowledge(
        (control("paper", shown_by=("document",)), both, control("later")),
        (owes("tenant", "paper"), owes("tenant", "both"), owes("tenant", "later")),
        checks=(check("both"),),
    )
    passed = {"both": (result(Outcome.PASSED, slug="both"),)}
    found = lines(held, passed, {"both": Population(KIND, 1, True, ("i",))})
    said = {slug: (line.status, line.reason) for (slug, _), line in found.items()}
    assert said == {
        "paper": (Status.NOT_SHOWN, Reason.DOCUMENT_NEEDED),
        "both": (Status.PARTLY_MET, Reason.DOCUMENT_NEEDED),
        "later": (Status.NOT_SHOWN, Reason.NO_CHECK_EXISTS),
    }


def line(
    slug: str, *missing: tuple[str, str], results: tuple[CheckResult, ...] = ()
) -> ControlLine:
    population = Population(KIND, 1, not missing, (), missing)
    reason = Reason.POPULATION_INCOMPLETE if missing else Reason.TOO_OLD
    return ControlLine(slug, "tenant", Status.NOT_SHOWN, reason, 0, 1, 0, results, population, None)


def test_the_file_that_settles_most_lines_comes_first() -> None:
    held = knowledge((), (), checks=(check("a"),))
    old = CheckResult(
        **{
            name: getattr(result(Outcome.CANNOT_TELL, Reason.TOO_OLD), name)
            for name in ("check", "control", "resource", "resource_name", "outcome", "reason")
        },
        severity=check().severity,
        findings=(),
        origins=(origin(digest="old"),),
    )
    waiting = [
        line("a", ("lab", "north")),
        line("b", ("lab", "north")),
        line("c", ("lab", "north"), ("lab", "east")),
        line("d", results=(old,)),
    ]
    found = Settlings(held, [snapshot("old", source="stack")], SCOPE).best(waiting)
    assert [(one.what_notice.key, one.settles) for one in found] == [
        ("settle-inventory-more", 3),
        ("settle-newer", 1),
    ]
    chinese = in_words(found[1], held, load_words("zh-Hans"))
    assert found[1].what.startswith("A newer file of stack")
    assert chinese[0].startswith("stack 的较新文件")


def test_without_a_confirmed_scope_the_scope_is_what_is_missing() -> None:
    held = knowledge((), (), checks=(check("a"),))
    (found,) = Settlings(held, [], Scope("s", False)).best([line("a", ("*", "*"))])
    assert (found.what_notice.key, found.settles) == ("settle-scope", 1)


def test_lines_that_no_file_settles_yet_promise_nothing() -> None:
    held = knowledge((), ())
    paper = ControlLine(
        "p", "tenant", Status.NOT_SHOWN, Reason.DOCUMENT_NEEDED, 0, 0, 0, (), None, None
    )
    assert Settlings(held, [], SCOPE).best([paper]) == ()
