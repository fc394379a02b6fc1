"""What must be found about the made tenant."""

from tests.queries.question import CONFIGURES, ISO, MLPS, P, Question, T

ORDERS, DROP = "acme/orders", "acme/drop"
CHECK, CONTROL = "check/obs-bucket-encryption", "control/obs-bucket-encryption"
AT_REST = MLPS + "8-1-4-8-b"
SUBSET = "relation/subset"
EARL = "http://www.w3.org/ns/earl#"
ACME = "urn:dutygraph:tenant/acme/"
FAILED = (ACME + "outcome-1", EARL + "outcome", EARL + "failed")

QUESTIONS = {
    "competency/who-answers-for-a-failure": Question(
        1,
        ((ORDERS, CHECK, CONTROL, T, CONFIGURES),),
        ((DROP, CHECK, CONTROL, T, CONFIGURES),),
        without=FAILED,
    ),
    "competency/results-behind-a-clause": Question(
        2,
        (
            (AT_REST, CONTROL, SUBSET, ORDERS, EARL + "failed"),
            (AT_REST, CONTROL, SUBSET, DROP, EARL + "passed"),
        ),
        params={"clause": AT_REST},
        without=(CHECK, "ns/ofControl", CONTROL),
    ),
    "competency/failed-results": Question(1, ((ORDERS, CHECK),), without=FAILED),
    "competency/resources-by-kind": Question(
        1, (("ev/ObjectStorage", "2"),), without=(DROP, "a", "ev/ObjectStorage")
    ),
    "report/clauses-touched-by-failures": Question(
        None,
        (
            (ORDERS, CONTROL, AT_REST, "8.1.4.8 b)", SUBSET),
            (ORDERS, CONTROL, ISO + "a-8-24", "A.8.24", SUBSET),
        ),
        ((DROP, CONTROL, AT_REST, "8.1.4.8 b)", SUBSET),),
        without=FAILED,
    ),
    "report/status-of-clauses": Question(
        2,
        (
            (AT_REST, T, "status/not-met", None),
            (
                MLPS + "8-1-1-2",
                P,
                "status/inherited-without-proof",
                "reason/provider-proof-missing",
            ),
        ),
        without=(ACME + "line-1", "ns/forParty", T),
    ),
    "report/unmanaged-resources": Question(
        1,
        ((DROP, "config-resources", "config:shop"),),
        without=(DROP, "ev/nativeId", '"drop"'),
    ),
    "report/where-a-value-comes-from": Question(
        2,
        (
            (
                ORDERS,
                "ev/encryptionAtRest",
                "false",
                "config:shop",
                "2026-06-20T00:00:00Z",
            ),
            (
                ORDERS,
                "ev/encryptionAtRest",
                "true",
                "terraform:shop",
                "2026-06-01T00:00:00Z",
            ),
        ),
        params={"resource": ORDERS, "property": "ev/encryptionAtRest"},
        without=(ACME + "snapshot-state", "http://purl.org/dc/terms/source", '"terraform:shop"'),
    ),
}
