"""What each question must find, written by hand before the questions were run."""

from dataclasses import dataclass, field

Row = tuple[str | None, ...]


@dataclass(frozen=True)
class Question:
    """Parameters by name, the number of rows, rows that must be there, rows that must not.

    IRIs are written short: ``control/obs-bucket-encryption`` for a thing of the ontology,
    ``acme/drop`` for a bucket of the made tenant.
    """

    rows: int | None
    among: tuple[Row, ...] = ()
    never: tuple[Row, ...] = ()
    params: dict[str, str] = field(default_factory=dict)


CCE = "service/cce"
OLD, NEW = "edition/huawei-cloud-2023", "edition/huawei-cloud-2025"
MLPS, ISO = "requirement/gb-t-22239-2019/", "requirement/iso-iec-27001-2022/"
P, T = "party/provider", "party/tenant"
HELP = "edition/help-pages"
PATCHING = "control/host-system-patching"
UNTOUCHED = "control/provider-parts-untouched"

QUESTIONS = {
    "competency/duties-on-a-service": Question(
        None,
        (
            (CCE, "component/cce-node", PATCHING, T, "role/acts", HELP),
            (CCE, "component/cce-control-plane", PATCHING, P, "role/acts", HELP),
            (CCE, CCE, "control/platform-vulnerability-remediation", P, "role/acts", HELP),
            (CCE, "feature/cce-load-balancing", UNTOUCHED, T, "role/acts", HELP),
        ),
        ((CCE, "component/cce-node", PATCHING, P, "role/acts", HELP),),
        params={"service": CCE},
    ),
    "competency/clauses-only-the-provider-can-show": Question(
        None,
        (
            (MLPS + "8-1-1-1-a", "8.1.1.1 a)"),
            (MLPS + "8-1-10-4-d", "8.1.10.4 d)"),
            (ISO + "a-7-14", "A.7.14"),
        ),
        ((MLPS + "8-1-4-8-b", "8.1.4.8 b)"), (MLPS + "8-1-1-2", "8.1.1.2")),
    ),
    # 28 cells of the older text that the newer lacks, 27 of the newer that the older lacks.
    "competency/cells-changed-between-editions": Question(
        55,
        (
            (OLD, NEW, "layer/virtualisation", "service-model/iaas", P, NEW),
            (OLD, NEW, "layer/intrusion-detection", "service-model/saas", P, NEW),
            (OLD, NEW, "layer/operating-system", "service-model/iaas", T, OLD),
            (OLD, NEW, "layer/vulnerability-remediation", "service-model/iaas", P, OLD),
        ),
        ((OLD, NEW, "layer/vulnerability-remediation", "service-model/paas", P, OLD),),
        {"earlier": OLD, "later": NEW},
    ),
    "competency/checks-and-what-they-read": Question(
        None,
        (
            (
                "check/evs-volume-encryption",
                "control/evs-volume-encryption",
                "ev/BlockVolume",
                "ev/encryptionAtRest",
            ),
            (
                "check/cts-log-bucket-not-public",
                "control/cts-log-bucket-not-public",
                "ev/AuditTracker",
                "ev/logsTo",
            ),
        ),
    ),
    # 29 layers by 4 service models, 41 of them said.
    "competency/silences-of-an-edition": Question(
        75,
        (
            (NEW, "layer/intrusion-detection", "service-model/iaas", "true"),
            (NEW, "layer/data", "service-model/on-premises", "true"),
        ),
        ((NEW, "layer/data", "service-model/iaas", "true"),),
        {"edition": NEW},
    ),
    "competency/controls-of-two-parties": Question(
        None,
        (
            ("control/database-engine-patching", P, "role/acts"),
            ("control/database-engine-patching", T, "role/configures"),
            ("control/data-centre-physical-access", T, "role/acts"),
            ("control/product-problem-handling", "party/partner", "role/acts"),
        ),
        (("control/ecs-key-pair-login", T, "role/configures"),),
    ),
    "competency/what-rests-on-our-judgement": Question(63),  # 57 of them by a rule of Config
    # 93 controls of Annex A, 37 of them mapped.
    "competency/clauses-without-control": Question(
        85,
        (("scheme/iso-iec-27001-2022", ISO + "a-8-17", "A.8.17", "Clock synchronisation"),),
        params={"scheme": "scheme/iso-iec-27001-2022"},
    ),
    "competency/rules-of-other-tools": Question(
        51,
        (
            ("prowler", "evs_volume_encryption", "control/evs-volume-encryption", "close"),
            (
                "huaweicloud-config",
                "vpc-default-sg-closed",
                "control/vpc-default-group-closed",
                "related",
            ),
        ),
    ),
    "competency/clauses-of-a-control": Question(
        None,
        (
            (
                "control/rds-multi-zone",
                MLPS + "8-1-4-9-c",
                "relation/subset",
                "Redundancy of managed databases.",
            ),
        ),
    ),
    "competency/controls-of-the-tenant": Question(
        None, (("control/obs-bucket-encryption", "Bucket encryption at rest", "role/configures"),)
    ),
    "competency/failed-results": Question(1, (("acme/orders", "check/obs-bucket-encryption"),)),
    "competency/resources-by-kind": Question(1, (("ev/ObjectStorage", "2"),)),
    "competency/sources-of-services": Question(128),
    "competency/who-carries-which-layer": Question(
        None,
        (("Virtualisation", "IaaS", "provider", "Huawei Cloud, newer shared responsibility text"),),
    ),
    "report/clauses-touched-by-failures": Question(
        2,
        (
            (
                "acme/orders",
                "control/obs-bucket-encryption",
                MLPS + "8-1-4-8-b",
                "8.1.4.8 b)",
                "relation/subset",
            ),
            (
                "acme/orders",
                "control/obs-bucket-encryption",
                ISO + "a-8-24",
                "A.8.24",
                "relation/subset",
            ),
        ),
    ),
    "report/status-of-clauses": Question(
        2,
        (
            (MLPS + "8-1-4-8-b", T, "status/not-met", None),
            (
                MLPS + "8-1-1-2",
                P,
                "status/inherited-without-proof",
                "reason/provider-proof-missing",
            ),
        ),
    ),
    "report/unmanaged-resources": Question(1, (("acme/drop", "config-resources", "config:shop"),)),
    "report/where-a-value-comes-from": Question(
        2,
        (
            (
                "acme/orders",
                "ev/encryptionAtRest",
                "false",
                "config:shop",
                "2026-06-20T00:00:00Z",
            ),
            (
                "acme/orders",
                "ev/encryptionAtRest",
                "true",
                "terraform:shop",
                "2026-06-01T00:00:00Z",
            ),
        ),
        params={"resource": "acme/orders", "property": "ev/encryptionAtRest"},
    ),
}
