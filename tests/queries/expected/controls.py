"""What must be found about controls."""

from tests.queries.question import ISO, MLPS, P, Question, T

OPERATIONS = "layer/security-operations"
TRAINING, OWNERSHIP = "control/security-training", "control/customer-keeps-data-ownership"
DESTRUCTION, MULTI_ZONE = "control/storage-media-destruction", "control/rds-multi-zone"
BUCKETS, LOCKED = "control/obs-bucket-encryption", "control/cbr-locked-backups"
AWARENESS = "publication/huawei-cloud-well-architected-awareness"
BOTH = ("scheme/gb-t-22239-2019", "scheme/iso-iec-27001-2022")

QUESTIONS = {
    "competency/controls-on-a-layer": Question(
        None,
        (
            (
                OPERATIONS,
                "layer/vulnerability-remediation",
                "control/host-vulnerability-repair",
                "Found weaknesses repaired on request",
            ),
            (
                OPERATIONS,
                "layer/security-services",
                "control/waf-before-web",
                "Web firewall before websites",
            ),
            (
                OPERATIONS,
                OPERATIONS,
                "control/ecs-host-protection",
                "Servers under host protection",
            ),
        ),
        (
            (
                OPERATIONS,
                "layer/operating-system",
                "control/ecs-host-protection",
                "Servers under host protection",
            ),
        ),
        {"layer": OPERATIONS},
        ("layer/security-services", "ns/partOf", OPERATIONS),
    ),
    "competency/controls-organisation-wide": Question(
        None,
        (
            (TRAINING, "Tenant's staff trained", T),
            (OWNERSHIP, "Data stays the customer's", P),
            (OWNERSHIP, "Data stays the customer's", T),
        ),
        ((TRAINING, "Tenant's staff trained", P),),
        without=("responsibility/security-training-tenant", "ns/ofControl", TRAINING),
    ),
    "competency/controls-of-one-service": Question(
        None,
        (
            ("control/kms-key-use-recorded", "service/kms"),
            ("control/bms-key-pair-login", "service/bms"),
            (LOCKED, "service/cbr"),
        ),
        (
            # Three services; one service, and the provider wherever the service is.
            ("control/host-system-patching", "service/ecs"),
            ("control/data-centre-physical-access", "service/cloudpond"),
        ),
        without=(
            "responsibility/kms-key-use-recorded-provider-acts",
            "ns/forService",
            "service/kms",
        ),
    ),
    "competency/controls-without-a-check": Question(
        None,
        ((LOCKED, "Backups that nobody can change"),),
        ((BUCKETS, "Bucket encryption at rest"), (TRAINING, "Tenant's staff trained")),
        without=(LOCKED, "ns/shownBy", "method/check"),
    ),
    "competency/controls-known-from-cut-pages": Question(
        None,
        (
            ("control/vpc-rule-ssh-closed", "SSH closed to the internet"),
            (TRAINING, "Tenant's staff trained"),
        ),
        (("control/css-https", "Search over HTTPS"),),
        without=(TRAINING, "ns/citation", "citation/security-awareness"),
    ),
    "competency/controls-on-one-page": Question(
        None,
        (
            (TRAINING, AWARENESS),
            (DESTRUCTION, "publication/huawei-cloud-trust-center-data-center"),
        ),
        (("control/css-https", "publication/huawei-cloud-guides-css-practices"),),
        without=("citation/security-awareness", "ns/inPublication", AWARENESS),
    ),
    "competency/controls-serving-two-schemes": Question(
        None,
        (
            (*BOTH, BUCKETS, MLPS + "8-1-4-8-b", ISO + "a-8-24"),
            (*BOTH, MULTI_ZONE, MLPS + "8-1-4-9-c", ISO + "a-8-14"),
            (*BOTH, DESTRUCTION, MLPS + "8-1-10-4-d", ISO + "a-7-14"),
        ),
        ((*BOTH, BUCKETS, ISO + "a-8-24", MLPS + "8-1-4-8-b"),),
        dict(zip(("scheme", "other"), BOTH, strict=True)),
        ("mapping/gb-t-22239-2019-rds-multi-zone-8-1-4-9-c", "ns/fromControl", MULTI_ZONE),
    ),
}
