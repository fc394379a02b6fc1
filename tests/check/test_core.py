"""SHACL Core as our shapes use it: both engines find the same, and what was written before."""

import pytest

from dutygraph.model.namespace import SH
from dutygraph.model.status import Finding
from dutygraph.model.words import Severity
from tests.check.making import INTEGER, both, check, told
from tests.check.warm import Warm

EVIDENCE = r"""
    ex:Sub rdfs:subClassOf ex:K .
    ex:good a ex:K ; ex:p 22 ; ex:q "a" ; ex:r ex:end ; ex:s true .
    ex:bad a ex:Sub ; ex:p 7, 99, "x"^^xsd:integer ; ex:q "b"@en, "B" ; ex:r ex:stop ; ex:s false .
    ex:none a ex:K .
    ex:odd a ex:K ; ex:p "022"^^xsd:integer, "22" ;
        ex:q "é\"\n\t\\😀\u0001" ; ex:s "1"^^xsd:boolean .
    ex:end a ex:E ; ex:p 1 .
    ex:stop a ex:F ; ex:p 0 .
"""
# One constraint, and (focus, path, value) of what it must find on the evidence above.
P, Q, R, S = "<urn:x:p>", "<urn:x:q>", "<urn:x:r>", "<urn:x:s>"
INT = f'"%s"^^<{INTEGER}>'
BOOLEAN = '"%s"^^<http://www.w3.org/2001/XMLSchema#boolean>'
ODD = '"é\\"\\n\\t\\\\😀\\u0001"'
CASES = {
    "minCount": (
        "sh:path ex:p ; sh:minCount 1",
        [("none", P, None)],
        "MinCount",
    ),
    "maxCount": (
        "sh:path ex:p ; sh:maxCount 2",
        [("bad", P, None)],
        "MaxCount",
    ),
    "datatype": (
        "sh:path ex:p ; sh:datatype xsd:integer",
        [("bad", P, INT % "x"), ("odd", P, '"22"')],
        "Datatype",
    ),
    "in": (
        'sh:path ex:q ; sh:in ( "a" "B" )',
        [("bad", Q, '"b"@en'), ("odd", Q, ODD)],
        "In",
    ),
    "hasValue keeps the lexical form": (
        "sh:path ex:s ; sh:hasValue true",
        [("bad", S, None), ("none", S, None), ("odd", S, None)],
        "HasValue",
    ),
    "minInclusive": (
        "sh:path ex:p ; sh:minInclusive 10",
        [("bad", P, INT % "7"), ("bad", P, INT % "x"), ("odd", P, '"22"')],
        "MinInclusive",
    ),
    "maxExclusive": (
        "sh:path ex:p ; sh:maxExclusive 99",
        [("bad", P, INT % "99"), ("bad", P, INT % "x"), ("odd", P, '"22"')],
        "MaxExclusive",
    ),
    "pattern": (
        'sh:path ex:q ; sh:pattern "^[aB]$"',
        [("bad", Q, '"b"@en'), ("odd", Q, ODD)],
        "Pattern",
    ),
    "pattern with flags": (
        'sh:path ex:q ; sh:pattern "^[ab]$" ; sh:flags "i"',
        [("odd", Q, ODD)],
        "Pattern",
    ),
    "class": (
        "sh:path ex:r ; sh:class ex:E",
        [("bad", R, "<urn:x:stop>")],
        "Class",
    ),
    "nodeKind": (
        "sh:path ex:q ; sh:nodeKind sh:IRI",
        [("good", Q, '"a"'), ("bad", Q, '"b"@en'), ("bad", Q, '"B"'), ("odd", Q, ODD)],
        "NodeKind",
    ),
    "a path of two steps": (
        "sh:path ( ex:r ex:p ) ; sh:minInclusive 1",
        [("bad", f"({R}/{P})", INT % "0")],
        "MinInclusive",
    ),
    "a path of either": (
        "sh:path [ sh:alternativePath ( ex:p ex:s ) ] ; sh:minCount 1",
        [("none", f"({P}|{S})", None)],
        "MinCount",
    ),
    "a path of any length": (
        "sh:path [ sh:zeroOrMorePath ex:r ] ; sh:maxCount 1",
        [("good", f"({R})*", None), ("bad", f"({R})*", None)],
        "MaxCount",
    ),
    "not": (
        "sh:path ex:r ; sh:not [ sh:class ex:F ]",
        [("bad", R, "<urn:x:stop>")],
        "Not",
    ),
    "or": (
        'sh:path ex:q ; sh:or ( [ sh:hasValue "B" ] [ sh:in ( "a" ) ] )',
        [("bad", Q, '"b"@en'), ("odd", Q, ODD)],
        "Or",
    ),
    "node": (
        "sh:path ex:r ; sh:node [ sh:property [ sh:path ex:p ; sh:hasValue 1 ] ]",
        [("bad", R, "<urn:x:stop>")],
        "Node",
    ),
    "qualified": (
        "sh:path ex:r ; sh:qualifiedValueShape [ sh:class ex:E ] ; sh:qualifiedMinCount 1",
        [("bad", R, None), ("none", R, None), ("odd", R, None)],
        "QualifiedMinCount",
    ),
    "uniqueLang": (
        "sh:path ex:q ; sh:uniqueLang true",
        [],
        "UniqueLang",
    ),
    "minLength": (
        "sh:path ex:q ; sh:minLength 2",
        [("good", Q, '"a"'), ("bad", Q, '"b"@en'), ("bad", Q, '"B"')],
        "MinLength",
    ),
}


@pytest.mark.parametrize("severity", ["Violation", "Warning", "Info"])
@pytest.mark.parametrize("name", CASES)
def test_both_engines_find_what_was_written_before(name: str, severity: str, warm: Warm) -> None:
    said, wanted, component = CASES[name]
    shapes = f"""
        ex:c a sh:NodeShape ; sh:targetClass ex:K ; sh:property ex:c-p .
        ex:c-p a sh:PropertyShape ; {said} ; sh:severity sh:{severity} ; dg:finds earl:failed .
    """
    fast, reference = both(shapes, EVIDENCE, [check()], warm)
    scale = {"Violation": Severity.MUST, "Warning": Severity.SHOULD, "Info": Severity.MAY}
    expected = [
        Finding(
            f"urn:x:{focus}",
            "urn:x:c-p",
            path,
            value,
            f"{SH}{component}ConstraintComponent",
            scale[severity],
        )
        for focus, path, value in wanted
    ]
    assert not fast.failed and not reference.failed
    assert told(reference) == sorted(expected, key=str)
    assert told(fast) == sorted(expected, key=str)
    assert fast.targets == reference.targets
    assert fast.targets == (("c", tuple(f"urn:x:{n}" for n in ("bad", "good", "none", "odd"))),)
