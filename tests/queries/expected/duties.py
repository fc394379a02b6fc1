"""What must be found about who owes what."""

from tests.queries.question import ACTS, CONFIGURES, HELP, P, Question, T

CCE, ECS, RDS = "service/cce", "service/ecs", "service/rds"
MYSQL = "feature/rds-mysql"
POND, BMS = "service/cloudpond", "service/bms"
PATCHING, ENGINE = "control/host-system-patching", "control/database-engine-patching"
UNTOUCHED = "control/provider-parts-untouched"
GUEST, BACKUP = "control/guest-system-configuration", "control/workload-backup"
OWNERSHIP = "control/customer-keeps-data-ownership"
PHYSICAL = "control/data-centre-physical-access"
AGENT = "control/host-agent-installed"
ENCRYPTED = "control/client-side-encryption"
STORED = "control/managed-storage-encryption"
HUAWEI, TELEKOM = "organisation/huawei-cloud", "organisation/open-telekom-cloud"
PAGE = "kind/provider-page"
ACCEPTABLE_USE = "https://intl.huaweicloud.com/en-us/declaration/sa_nisr.html"
GRADE_PROTECTION = "https://github.com/HummerRisk/HummerRisk-docs/blob/a6a99c3e2cfa/docs/question/grade-protection.md"

QUESTIONS = {
    "competency/duties-of-a-tenant-of-services": Question(
        None,
        (
            (ECS, ECS, GUEST, "Inside of servers maintained", ACTS, PAGE),
            (
                "service/evs",
                "feature/evs-encryption",
                "control/storage-key-authorised",
                "Service allowed to use the key",
                CONFIGURES,
                PAGE,
            ),
            # The page on engine versions is about MySQL alone.
            (RDS, MYSQL, ENGINE, "Database engine kept current", CONFIGURES, PAGE),
            (CCE, "component/cce-node", PATCHING, "Systems under workloads patched", ACTS, PAGE),
            (
                "service/obs",
                "feature/obs-client-side-encryption",
                "control/client-side-key-custody",
                "Keys held outside the cloud kept whole",
                ACTS,
                PAGE,
            ),
        ),
        ((RDS, MYSQL, ENGINE, "Database engine kept current", ACTS, PAGE),),
        {"service": (ECS, "service/evs", "service/obs", RDS, CCE)},
        ("feature/evs-encryption", "ns/featureOf", "service/evs"),
    ),
    "competency/duties-whatever-the-service": Question(
        None,
        (
            (
                T,
                "control/end-user-conduct",
                "Tenant answers for its end users",
                "role/accountable",
                "edition/huawei-cloud-agreements",
            ),
            (T, "control/incident-response-plan", "Incident response plan", ACTS, HELP),
        ),
        (
            # Limited to service models, and to a service.
            (
                T,
                "control/local-backup-copy",
                "Customer's own copy of its data",
                ACTS,
                "edition/gb-t-22239-2019",
            ),
            (T, GUEST, "Inside of servers maintained", ACTS, HELP),
        ),
        {"party": T},
        ("responsibility/incident-response-plan-tenant", "ns/owedBy", T),
    ),
    # The site in the customer's rooms is the customer's, other infrastructure the provider's; that
    # the security of a place takes in who may enter it is our judgement.
    "competency/who-does-a-control-on-a-service": Question(
        2,
        (
            (PHYSICAL, POND, "component/cloudpond-site", T, ACTS, "edition/our-judgement"),
            (PHYSICAL, POND, "service-model/iaas", P, ACTS, HELP),
        ),
        params={"control": PHYSICAL, "service": POND},
        without=("component/cloudpond-site", "ns/componentOf", POND),
    ),
    "competency/what-changes-between-services": Question(
        None,
        (
            (ECS, RDS, PATCHING, T, ACTS, ECS),
            (ECS, RDS, GUEST, T, ACTS, ECS),
            (ECS, RDS, ENGINE, P, ACTS, RDS),
            (ECS, RDS, ENGINE, T, CONFIGURES, RDS),
            (ECS, RDS, "control/backup-outside-instance", P, ACTS, RDS),
        ),
        # A feature of the one and a feature of the other ask for it.
        ((ECS, RDS, STORED, T, CONFIGURES, ECS), (ECS, RDS, STORED, T, CONFIGURES, RDS)),
        {"before": ECS, "after": RDS},
        (
            "responsibility/rds-managed-storage-encryption-tenant",
            "ns/forFeature",
            "feature/rds-mysql",
        ),
    ),
    "competency/duties-by-role": Question(
        None,
        (
            ("role/accountable", "control/end-user-conduct", T, "edition/huawei-cloud-agreements"),
            ("role/accountable", OWNERSHIP, P, "edition/huawei-cloud-2025"),
            ("role/accountable", OWNERSHIP, T, "edition/huawei-cloud-2025"),
            ("role/accountable", "control/marketplace-seller-answers", "party/partner", HELP),
        ),
        (("role/accountable", PATCHING, T, HELP),),
        {"role": "role/accountable"},
        ("responsibility/end-user-conduct-tenant-accountable", "ns/role", "role/accountable"),
    ),
    "competency/duties-of-others": Question(
        None,
        (
            (
                "party/manufacturer",
                "control/operating-system-support",
                "Support by the system's maker",
                "service/ims",
            ),
            (
                "party/partner",
                "control/partner-authorisation",
                "Partner acts under an authorisation",
                "service/partner-center",
            ),
            (
                "party/carrier",
                "control/private-line-optical-path",
                "Fibre path to an optical port",
                "service/dc",
            ),
        ),
        ((P, PHYSICAL, "Physical access to data centres", None),),
        without=("feature/ims-public-images", "ns/featureOf", "service/ims"),
    ),
    # Four of nine kinds of party; no source gives a regulator a duty.
    "competency/parties-named-for-nothing": Question(
        4,
        (
            ("party/auditor", "auditor"),
            ("party/certification-body", "certification body"),
            ("party/end-user", "end user"),
            ("party/regulator", "regulator"),
        ),
        without=("party/regulator", "a", "ns/Party"),
    ),
    "competency/controls-that-change-hands": Question(
        None,
        (
            (PATCHING, "component/cce-control-plane", "component/cce-node"),
            (PATCHING, "component/functiongraph-compute-node", ECS),
            (AGENT, "feature/otc-hss-chosen-at-creation", "feature/otc-hss-existing-servers"),
            ("control/private-line-path", "feature/dc-full-service", "feature/dc-self-service"),
        ),
        ((PATCHING, "component/cce-node", "component/cce-control-plane"),),
        without=("responsibility/functiongraph-compute-node-patching-provider", "ns/role", ACTS),
    ),
    "competency/duties-by-contract-or-law": Question(
        None,
        (
            ("control/end-user-conduct", T, "role/accountable", "kind/contract", ACCEPTABLE_USE),
            ("control/cloud-provider-choice", T, ACTS, "kind/official-text", GRADE_PROTECTION),
        ),
        without=(
            "responsibility/cloud-provider-choice-tenant",
            "ns/sourceKind",
            "kind/official-text",
        ),
    ),
    # Bare metal: four in the service's file and one control's; one there and one control's.
    # The edge site: isolation is said once, by a control's; its place and entry to it are two.
    "competency/duties-per-service": Question(
        None,
        ((BMS, T, "5"), (BMS, P, "2"), (POND, P, "5"), (POND, T, "8")),
        without=("responsibility/bms-physical-server-maintenance-provider", "ns/forService", BMS),
    ),
    "competency/controls-at-several-providers": Question(
        None,
        (
            (AGENT, TELEKOM, P),
            (AGENT, TELEKOM, T),
            (AGENT, HUAWEI, T),
            ("control/security-functions-offered", HUAWEI, P),
            ("control/security-functions-offered", TELEKOM, P),
            ("control/service-backup-runs", "organisation/flexible-engine", T),
        ),
        ((AGENT, HUAWEI, P), (ENCRYPTED, HUAWEI, T)),
        without=("edition/flexible-engine", "ns/publishedBy", "organisation/flexible-engine"),
    ),
    "competency/documents-a-tenant-must-keep": Question(
        None,
        (
            (ECS, ENCRYPTED, "Data encrypted before it is sent"),
            (ECS, PATCHING, "Systems under workloads patched"),
            (ECS, BACKUP, "Own backups made in time"),
        ),
        ((ECS, "control/ecs-host-protection", "Servers under host protection"),),
        {"service": ECS},
        (PATCHING, "ns/shownBy", "method/document"),
    ),
    "competency/organisations-and-their-parts": Question(
        None,
        (
            ("organisation/bsi", "party/certification-body", HUAWEI, None, PAGE),
            (
                "organisation/china-unicom-shenzhen",
                "party/carrier",
                HUAWEI,
                "service/cc",
                "kind/contract",
            ),
            ("organisation/cern", T, TELEKOM, None, "kind/retelling"),
        ),
        ((HUAWEI, "party/carrier", "organisation/china-unicom-shenzhen", "service/cc", PAGE),),
        without=(
            "engagement/china-unicom-shenzhen-carries-for-huawei-cloud",
            "ns/forService",
            "service/cc",
        ),
    ),
    "competency/duties-on-a-service": Question(
        None,
        (
            (CCE, "component/cce-node", PATCHING, T, ACTS, HELP),
            (CCE, "component/cce-control-plane", PATCHING, P, ACTS, "edition/our-judgement"),
            (CCE, CCE, "control/platform-vulnerability-remediation", P, ACTS, HELP),
            (CCE, "feature/cce-load-balancing", UNTOUCHED, T, ACTS, HELP),
        ),
        ((CCE, "component/cce-node", PATCHING, P, ACTS, HELP),),
        {"service": CCE},
        ("component/cce-node", "ns/componentOf", CCE),
    ),
    "competency/controls-of-two-parties": Question(
        None,
        (
            (ENGINE, P, ACTS),
            (ENGINE, T, CONFIGURES),
            (PHYSICAL, T, ACTS),
            ("control/product-problem-handling", "party/partner", ACTS),
        ),
        (("control/ecs-key-pair-login", T, CONFIGURES),),
        without=("responsibility/cloudpond-site-security-tenant", "ns/owedBy", T),
    ),
    "competency/controls-of-the-tenant": Question(
        None,
        (("control/obs-bucket-encryption", "Bucket encryption at rest", CONFIGURES),),
        without=("responsibility/obs-bucket-encryption-tenant", "ns/owedBy", T),
    ),
}
