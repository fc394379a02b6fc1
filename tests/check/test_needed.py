"""What is left out before the fast engine runs can change nothing that it finds."""

from dutygraph.check.asked import Asked
from dutygraph.check.needed import needed
from tests.check.making import DECLARED, both, check, lines, ntriples, told
from tests.check.warm import Warm

ASKED = [Asked("c", "urn:x:K", "urn:x:c", ("urn:x:c", "urn:x:c-p"))]
HEAD = "ex:c a sh:NodeShape ; sh:targetClass ex:K ; sh:property ex:c-p ; dg:finds earl:failed . "
READS = {
    "ex:c-p sh:path ex:p ; sh:minCount 1 .": {"p"},
    "ex:c-p sh:path ( ex:p [ sh:inversePath ex:q ] ) ; sh:minCount 1 .": {"p", "q"},
    "ex:c-p sh:path [ sh:zeroOrOnePath [ sh:alternativePath ( ex:p ex:q ) ] ] ; sh:equals ex:r .": {
        *"pqr"
    },
    "ex:c-p sh:path ex:p ; sh:or ( [ sh:not [ sh:property [ sh:path ex:q ; sh:in () ] ] ] ) .": {
        *"pq"
    },
    "ex:c-p sh:path ex:p ; sh:qualifiedValueShape [ sh:node [ sh:property [ sh:path ex:s ; "
    "sh:lessThan ex:t ] ] ] ; sh:qualifiedMinCount 1 .": {*"pst"},
    "ex:c-p sh:path ex:p ; sh:node [ sh:closed true ; sh:ignoredProperties ( ex:p ) ] .": {
        *"pqrstuv"
    },
    f"{DECLARED} ex:c-p sh:path ex:p ; dg:finds earl:failed ; sh:sparql [ sh:prefixes ex:names ; "
    "sh:select 'SELECT $this { $this $PATH ?x . ?x ex:u/^ex:v ?y }' ] .": {*"puv"},
    "ex:c-p sh:path ex:p ; sh:sparql [ sh:select 'SELECT $this { $this ?p ?x }' ] .": {*"pqrstuv"},
}
EVIDENCE = "ex:a a ex:Sub . ex:Sub rdfs:subClassOf ex:K . " + "".join(
    f"ex:a ex:{name} ex:b, {number} . ex:b ex:{name} ex:a ."
    for number, name in enumerate("pqrstuv")
)


def left(shapes: str, evidence: tuple[str, ...]) -> set[str]:
    kept = needed(evidence, ntriples(HEAD + shapes), ASKED)
    return {line.split(" ")[1].removeprefix("<urn:x:").removesuffix(">") for line in kept}


def test_the_predicates_that_shapes_read_stay_and_no_other() -> None:
    for shapes, reads in READS.items():
        found = {name for name in left(shapes, lines(EVIDENCE)) if len(name) == 1}
        assert found == reads, shapes


def test_kinds_and_what_is_below_them_stay() -> None:
    shapes = next(iter(READS))
    assert (
        sum("type" in name or "subClassOf" in name for name in left(shapes, lines(EVIDENCE))) == 2
    )


def test_the_reference_sees_all_of_it_and_finds_the_same(warm: Warm) -> None:
    found = 0
    for shapes in READS:
        both_say = both(
            HEAD + shapes, EVIDENCE, [check(finds=[("", "failed"), ("p", "failed")])], warm
        )
        assert told(both_say[0]) == told(both_say[1])
        found += len(both_say[0].findings)
    assert found


def test_a_line_that_is_written_unusually_stays() -> None:
    shapes, odd = ntriples(HEAD + next(iter(READS))), "<urn:x:a>  <urn:x:no> 1 ."
    assert list(needed((odd, "<urn:x:a> <urn:x:no> 1 ."), shapes, ASKED)) == [odd]
    escaped = "<urn:x:a> <urn:x:\\u0070> 1 ."
    assert list(needed((escaped,), shapes, ASKED)) == [escaped]
    tabs = "<urn:x:a>\t<urn:x:no>\t1\t."
    assert list(needed((tabs,), shapes, ASKED)) == [tabs]
