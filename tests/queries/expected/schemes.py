"""What must be found about schemes and public claims."""

from tests.queries.question import Question

HUAWEI, TELEKOM = "organisation/huawei-cloud", "organisation/open-telekom-cloud"
STAR, SOC = "claim/csa-star-gold-huawei-cloud", "claim/soc-1-huawei-cloud"
PAGE, RETELLING = "kind/provider-page", "kind/retelling"
SECURITY_PAGE = "http://www.npc.gov.cn/npc/c30834/202106/7c9af12f51334a73b56d7938f99a788a.shtml"
ORDER, SECURITY = "scheme/gb-17859-1999", "scheme/data-security-law-2021"

QUESTIONS = {
    "competency/claims-and-their-scope": Question(
        None,
        (
            (
                STAR,
                HUAWEI,
                "scheme/csa-star",
                "Services and platforms; an earlier copy names BSI as the body that awarded it.",
                PAGE,
            ),
            (
                "claim/bsi-c5-open-telekom-cloud",
                TELEKOM,
                None,
                "Organisation, processes and the platform Open Telekom Cloud, checked each year; "
                "data centres in Germany, the Netherlands and Switzerland.",
                RETELLING,
            ),
        ),
        without=(STAR, "ns/claimsScheme", "scheme/csa-star"),
    ),
    "competency/claims-without-dates": Question(
        None,
        ((SOC, HUAWEI, "https://minicn.org/soc.html"),),
        without=(SOC, "ns/heldBy", HUAWEI),
    ),
    "competency/schemes-of-a-jurisdiction": Question(
        17,
        (
            ("CN", ORDER, "GB 17859-1999", "standard", "in-force"),
            ("CN", SECURITY, "DSL (2021)", "law", "in-force"),
        ),
        (("CN", "scheme/iso-iec-27001-2022", "ISO/IEC 27001:2022", "standard", "in-force"),),
        {"jurisdiction": "CN"},
        (ORDER, "ns/jurisdiction", '"CN"'),
    ),
    # Two superseded, one amended.
    "competency/schemes-no-longer-current": Question(
        3,
        (
            (
                "scheme/iso-iec-27701-2019",
                "ISO/IEC 27701:2019",
                "superseded",
                "The edition of 2025, which stands by itself, replaces this one.",
            ),
        ),
        without=("scheme/iso-iec-27701-2019", "ns/schemeState", '"superseded"'),
    ),
    "competency/size-of-schemes": Question(
        15,
        (
            ("scheme/gb-t-22239-2019", "257", "95"),
            ("scheme/iso-iec-27001-2022", "122", "15"),
            ("scheme/nist-800-53-r5", "1007", "20"),
            (SECURITY, "16", "0"),
        ),
        without=("requirement/gb-t-22239-2019/8-1-1-2", "a", "ns/Requirement"),
    ),
    # 63 schemes, clauses of 15.
    "competency/schemes-without-clauses": Question(
        48,
        ((ORDER, "GB 17859-1999", "https://openstd.samr.gov.cn"),),
        ((SECURITY, "DSL (2021)", SECURITY_PAGE),),
        without=(ORDER, "a", "ns/Scheme"),
    ),
}
