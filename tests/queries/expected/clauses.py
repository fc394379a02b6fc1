"""What must be found about clauses, mappings and crosswalks."""

from tests.queries.question import CSF, ISO, MLPS, NIST, P, Question, T

SCHEME = {name: f"scheme/{name}" for name in ("gb-t-22239-2019", "iso-iec-27001-2022")}
MLPS_SCHEME, ISO_SCHEME = SCHEME.values()
NIST_SCHEME = "scheme/nist-800-53-r5"
SUBSET, OVERLAPS = "relation/subset", "relation/intersects"
DESTRUCTION, UTILITIES = "control/storage-media-destruction", "control/data-centre-utilities"
PHYSICAL, SITE = "control/data-centre-physical-access", "control/dedicated-site-physical-security"
MULTI_ZONE = "control/rds-multi-zone"
HOT = MLPS + "8-1-4-9-c"
FIRST_LINK = "crosswalk/iso-iec-27001-2022--nist-800-53-r5--a-5-16--ia-2"

QUESTIONS = {
    "competency/clauses-that-need-the-providers-proof": Question(
        None,
        (
            (MLPS + "8-1-10-4-d", "8.1.10.4 d)", DESTRUCTION),
            (ISO + "a-7-11", "A.7.11", UTILITIES),
            (ISO + "a-7-4", "A.7.4", PHYSICAL),
        ),
        ((ISO + "a-7-1", "A.7.1", SITE),),
        without=(DESTRUCTION, "ns/shownBy", "method/provider-document"),
    ),
    "competency/clauses-of-one-control": Question(
        None,
        (
            (MLPS_SCHEME, MLPS + "8-1-10-4-d", DESTRUCTION),
            (MLPS_SCHEME, MLPS + "8-2-6-1-a", "control/cloud-provider-choice"),
        ),
        ((MLPS_SCHEME, HOT, MULTI_ZONE),),
        {"scheme": MLPS_SCHEME},
        (
            "mapping/gb-t-22239-2019-storage-media-destruction-8-1-10-4-d",
            "ns/toRequirement",
            MLPS + "8-1-10-4-d",
        ),
    ),
    # A site in the tenant's rooms makes physical entry the tenant's too; power is the provider's.
    "competency/owners-of-clauses": Question(
        None,
        (
            (ISO_SCHEME, ISO + "a-7-4", "A.7.4", P),
            (ISO_SCHEME, ISO + "a-7-4", "A.7.4", T),
            (ISO_SCHEME, ISO + "a-7-11", "A.7.11", P),
            (ISO_SCHEME, ISO + "a-8-24", "A.8.24", T),
        ),
        ((ISO_SCHEME, ISO + "a-7-11", "A.7.11", T),),
        {"scheme": ISO_SCHEME},
        (
            "mapping/iso-iec-27001-2022-data-centre-utilities-a-7-11",
            "ns/toRequirement",
            ISO + "a-7-11",
        ),
    ),
    "competency/what-a-clause-still-asks": Question(
        None,
        (
            (
                HOT,
                MULTI_ZONE,
                SUBSET,
                "Redundancy of managed databases.",
                "Redundancy of servers, load balancers and applications.",
            ),
            (
                HOT,
                "control/as-health-check",
                OVERLAPS,
                "Replacement of a server that no longer answers.",
                "State that was held in that server.",
            ),
        ),
        params={"clause": HOT},
        without=("mapping/gb-t-22239-2019-rds-multi-zone-8-1-4-9-c", "ns/relation", SUBSET),
    ),
    "competency/clauses-covered-whole": Question(
        None,
        (
            (
                MLPS + "8-2-4-6-c",
                "8.2.4.6 c)",
                "control/storage-replicas",
                "relation/equal",
                "2026-11-25",
                "A second reader with an assessor's eye, who did not write it but had seen the "
                "author's relation: clause and control both ask the storage services for several "
                "copies that agree, and for nothing else.",
            ),
        ),
        without=(
            "mapping/gb-t-22239-2019-storage-replicas-8-2-4-6-c",
            "ns/relation",
            "relation/equal",
        ),
    ),
    "competency/clauses-only-overlapped": Question(
        None,
        (
            (MLPS_SCHEME, MLPS + "8-1-1-9-c", "8.1.1.9 c)"),
            (MLPS_SCHEME, MLPS + "8-1-10-6-g", "8.1.10.6 g)"),
        ),
        ((MLPS_SCHEME, HOT, "8.1.4.9 c)"),),
        {"scheme": MLPS_SCHEME},
        (
            "mapping/gb-t-22239-2019-data-centre-utilities-8-1-1-9-c",
            "ns/relation",
            OVERLAPS,
        ),
    ),
    "competency/crosswalk-of-a-clause": Question(
        3,
        (
            (NIST + "ia-2", ISO + "a-5-16", "intersect", NIST + "ia-2", "false"),
            (NIST + "ia-2", CSF + "pr-aa-01", "related concept", NIST + "ia-2", "true"),
            (NIST + "ia-2", CSF + "pr-aa-03", "related concept", NIST + "ia-2", "true"),
        ),
        params={"clause": NIST + "ia-2"},
        without=(FIRST_LINK, "ns/toRequirement", NIST + "ia-2"),
    ),
    # All 642 links of the crosswalk are overlaps, so that none shows anything.
    "competency/what-another-scheme-shows": Question(
        642,
        (
            (ISO_SCHEME, NIST_SCHEME, NIST + "ia-2", ISO + "a-5-16", "intersect", "false"),
            (ISO_SCHEME, NIST_SCHEME, NIST + "sc-12", ISO + "a-8-24", "intersect", "false"),
        ),
        ((ISO_SCHEME, NIST_SCHEME, NIST + "ia-2", ISO + "a-5-16", "intersect", "true"),),
        {"met": ISO_SCHEME, "wanted": NIST_SCHEME},
        (FIRST_LINK, "ns/fromRequirement", ISO + "a-5-16"),
    ),
    "competency/clauses-with-narrower-ones": Question(
        None,
        ((NIST_SCHEME, NIST + "ac-2", "AC-2", "12"),),
        ((NIST_SCHEME, NIST + "ac-1", "AC-1", "0"),),
        {"scheme": NIST_SCHEME},
        (NIST + "ac-2-1", "skos/broader", NIST + "ac-2"),
    ),
    "competency/clause-by-any-spelling": Question(
        1,
        (("AC-02", NIST + "ac-2", "AC-2", NIST_SCHEME),),
        params={"spelling": "AC-02"},
        without=(NIST + "ac-2", "skos/hiddenLabel", '"AC-02"'),
    ),
    # NIST's own count of the low baseline.
    "competency/clauses-of-a-baseline": Question(
        149,
        (
            ("low", NIST + "ac-1", "AC-1", "Policy and Procedures"),
            ("low", NIST + "ac-2", "AC-2", "Account Management"),
        ),
        (("low", NIST + "ac-2-1", "AC-2(1)", "Automated System Account Management"),),
        {"baseline": "low"},
        (NIST + "ac-1", "ns/inBaseline", '"low"'),
    ),
    # 1,007 of NIST's, less the 499 of a baseline, of no enhancement or with a mapping.
    "competency/clauses-in-english-only": Question(
        1, ((NIST_SCHEME, "508"),), without=(NIST + "ac-2-6", "a", "ns/Requirement")
    ),
    # Four main clauses on the context of an organisation, which no control serves.
    "competency/coverage-by-heading": Question(
        None,
        ((ISO_SCHEME, ISO + "4", "4", "4", "0"),),
        params={"scheme": ISO_SCHEME},
        without=(ISO + "4-1", "skos/broader", ISO + "4"),
    ),
    "competency/clauses-with-a-check": Question(
        None,
        (
            (ISO_SCHEME, ISO + "a-8-24", "A.8.24", "check/kms-key-rotation", SUBSET),
            (ISO_SCHEME, ISO + "a-8-24", "A.8.24", "check/obs-bucket-encryption", SUBSET),
        ),
        ((ISO_SCHEME, ISO + "a-7-11", "A.7.11", "check/kms-key-rotation", SUBSET),),
        {"scheme": ISO_SCHEME},
        ("check/kms-key-rotation", "ns/ofControl", "control/kms-key-rotation"),
    ),
    "competency/clauses-only-the-provider-can-show": Question(
        None,
        (
            (MLPS + "8-1-1-9-c", "8.1.1.9 c)"),
            (MLPS + "8-1-10-4-d", "8.1.10.4 d)"),
            (ISO + "a-7-14", "A.7.14"),
        ),
        ((MLPS + "8-1-4-8-b", "8.1.4.8 b)"), (MLPS + "8-1-1-2", "8.1.1.2")),
        without=(
            "mapping/gb-t-22239-2019-storage-media-destruction-8-1-10-4-d",
            "ns/toRequirement",
            MLPS + "8-1-10-4-d",
        ),
    ),
    "competency/clauses-without-control": Question(
        None,
        ((ISO_SCHEME, ISO + "4-1", "4.1", "The organisation and its surroundings"),),
        ((ISO_SCHEME, ISO + "a-8-24", "A.8.24", "Cryptography"),),
        {"scheme": ISO_SCHEME},
        (ISO + "4-1", "a", "ns/Requirement"),
    ),
    "competency/clauses-of-a-control": Question(
        None,
        ((MULTI_ZONE, HOT, SUBSET, "Redundancy of managed databases."),),
        without=("mapping/gb-t-22239-2019-rds-multi-zone-8-1-4-9-c", "ns/fromControl", MULTI_ZONE),
    ),
}
