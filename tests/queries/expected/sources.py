"""What must be found about sources."""

from tests.queries.question import NEW, Question, T

KEYS, KEYS_OWED = "control/kms-key-rotation", "responsibility/kms-key-rotation-tenant"
CPU = "responsibility/virtual-machine-cpu-isolation-provider-acts"
RETELLING, OFFICIAL = "kind/retelling", "kind/official-text"
SAMA, SAMA_PAGE = (
    "publication/sama-sama-csf-1-0",
    "https://rulebook.sama.gov.sa/en/entiresection/3837",
)
HUAWEI = "organisation/huawei-cloud"
TECHSMART = (
    "http://techsmart.co.za/news/"
    "How-Huawei-Clouds-Unified-Virtualization-Platform-ensures-security-of-Huawei-Cloud"
)
KEY_PAGE = (
    "https://support.huaweicloud.com/intl/pt-br/usermanual-architecture/architecture_03_0036.html"
)
KEY_PRACTICES = "https://support.huaweicloud.com/intl/tr-tr/bestpractice-dew/dew_06_0050.html"
BASELINE = (
    "https://github.com/Huawei-APAC-Professional-Services/terraform-module/blob/"
    "1cf4a5973cc4b6977dba23b8797cbfa7b956de3e/hfa-baseline/README.md"
)
KEY_PAIRS = "control/ecs-key-pair-login"

QUESTIONS = {
    "competency/facts-from-retellings": Question(
        None,
        (
            (CPU, "ns/Responsibility", TECHSMART),
            ("claim/soc-1-huawei-cloud", "ns/Claim", "https://minicn.org/soc.html"),
        ),
        ((KEYS_OWED, "ns/Responsibility", KEY_PAGE),),
        without=(CPU, "ns/sourceKind", RETELLING),
    ),
    # The scheme itself is all that cites its page.
    "competency/pages-seen-in-part": Question(
        None,
        ((SAMA, SAMA_PAGE, "1"),),
        (("publication/huawei-cloud-foundation-baseline", BASELINE, "1"),),
        without=("scheme/sama-csf-1-0", "ns/citation", "citation/sama-csf-1-0-page"),
    ),
    # The article is cited by a control, its responsibility and a claim.
    "competency/publications-by-publisher": Question(
        None,
        (("Saudi Central Bank", "1", "1"), ("TechSmart", "1", "3")),
        without=(CPU, "ns/citation", "citation/techsmart-uvp"),
    ),
    "competency/sources-of-a-control": Question(
        4,
        (
            (KEYS, KEYS, BASELINE, "hfa-baseline", "2026-11", "false"),
            (KEYS, KEYS, KEY_PAGE, "Key Security Management", "2026-11", "true"),
            (KEYS, KEYS_OWED, KEY_PAGE, "Key Security Management", "2026-11", "true"),
            # The page of the key service itself, which tells its users to turn it on.
            (
                KEYS,
                KEYS_OWED,
                KEY_PRACTICES,
                "Enable key rotation to reduce key leakage risks",
                "2026-11",
                "false",
            ),
        ),
        params={"control": KEYS},
        without=(KEYS_OWED, "ns/ofControl", KEYS),
    ),
    "competency/editions-and-their-dates": Question(
        12,
        (
            (
                "edition/gb-t-22239-2019",
                "organisation/sac",
                OFFICIAL,
                "2019-05-10",
                None,
                None,
            ),
            (NEW, HUAWEI, "kind/provider-page", None, "2025-06-30", "2025-07-09"),
        ),
        without=(NEW, "ns/publishedBy", HUAWEI),
    ),
    # Five duties that the standard gives to somebody, and the edition that states them.
    "competency/facts-by-kind-of-source": Question(
        None,
        (("ns/Responsibility", OFFICIAL, "5"), ("ns/Edition", OFFICIAL, "1")),
        without=("responsibility/cloud-provider-choice-tenant", "ns/sourceKind", OFFICIAL),
    ),
    "competency/what-rests-on-our-judgement": Question(
        34,  # 29 of them by a rule of Config; the pages of 32 more name the tenant
        without=("responsibility/eip-in-use-tenant-configures", "ns/owedBy", T),
    ),
}
