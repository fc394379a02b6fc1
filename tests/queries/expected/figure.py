"""What must be found about layers and editions."""

from tests.queries.question import NEW, OLD, P, Question, T

IAAS, PAAS, SAAS = "service-model/iaas", "service-model/paas", "service-model/saas"
GENERAL, ADOPTION = "edition/general-model-2026", "edition/adoption-framework-2025"
OS = "layer/operating-system"
PAGE = "kind/provider-page"
HUAWEI = "organisation/huawei-cloud"
GA = "https://support.huaweicloud.com/intl/en-us/productdesc-ga/ga_01_0111.html"
TRUST = (
    "https://huaweicloud.com/intl/en-us/securecenter/compliance/shared-responsibility-model.html"
)

QUESTIONS = {
    # Three editions name a party for it, one was searched and is silent.
    "competency/who-carries-a-layer": Question(
        4,
        (
            (OS, PAAS, ADOPTION, T, PAGE),
            (OS, PAAS, GENERAL, P, "kind/general-model"),
            (OS, PAAS, OLD, T, PAGE),
            (OS, PAAS, NEW, None, PAGE),
        ),
        params={"layer": OS, "model": PAAS},
        without=("responsibility/huawei-cloud-2023-operating-system-tenant", "ns/ofLayer", OS),
    ),
    # The general model differs from the older text and the framework on operating systems under
    # PaaS and SaaS, and from the older text on network controls under SaaS (under PaaS the general
    # model names both).
    "competency/editions-that-disagree": Question(
        5,
        (
            (OS, PAAS, ADOPTION, T, GENERAL, P),
            (OS, SAAS, ADOPTION, T, GENERAL, P),
            (OS, PAAS, GENERAL, P, OLD, T),
            (OS, SAAS, GENERAL, P, OLD, T),
            ("layer/network-controls", SAAS, GENERAL, P, OLD, T),
        ),
        (("layer/network-controls", PAAS, GENERAL, P, OLD, T),),
        without=(
            "responsibility/general-model-2026-network-controls-saas-provider",
            "ns/owedBy",
            P,
        ),
    ),
    # 29 layers, 16 said by the older text under SaaS, 8 more by the newer, applications by the
    # framework.
    "competency/layers-nobody-speaks-of": Question(
        4,
        tuple(
            (HUAWEI, SAAS, f"layer/{layer}")
            for layer in (
                "client-devices",
                "runtime",
                "security-operations",
                "storage",
            )
        ),
        ((HUAWEI, SAAS, "layer/virtualisation"),),
        {"publisher": HUAWEI, "model": SAAS},
        ("responsibility/adoption-framework-2025-applications-tenant", "ns/inServiceModel", SAAS),
    ),
    # 25 new cells; by pages: credentials 3x2, lawfulness 3x2, detection 2x3, joint assets 6x1,
    # hosts 3x3, network 3x3, controls 2x3, virtualisation 3x3.
    "competency/what-a-later-edition-adds": Question(
        57,
        (
            (OLD, NEW, "layer/virtualisation", IAAS, P, "true", GA),
            (OLD, NEW, "layer/jointly-controlled-assets", SAAS, T, "true", TRUST),
            (OLD, NEW, "layer/jointly-controlled-assets", SAAS, P, "true", TRUST),
            (OLD, NEW, "layer/credentials", PAAS, T, "true", GA),
        ),
        ((OLD, NEW, "layer/physical-facilities", IAAS, P, "false", GA),),
        {"earlier": OLD, "later": NEW},
        ("responsibility/huawei-cloud-2025-credentials-tenant", "ns/owedBy", T),
    ),
    "competency/layers-that-change-hands": Question(
        5,
        (
            (GENERAL, IAAS, PAAS, "layer/applications", P, PAAS),
            (GENERAL, IAAS, PAAS, "layer/network-controls", P, PAAS),
            (GENERAL, IAAS, PAAS, OS, T, IAAS),
            (GENERAL, IAAS, PAAS, OS, P, PAAS),
            (GENERAL, IAAS, PAAS, "layer/runtime", P, PAAS),
        ),
        params={"edition": GENERAL, "from": IAAS, "to": PAAS},
        without=(
            "responsibility/general-model-2026-runtime-paas-provider",
            "ns/ofLayer",
            "layer/runtime",
        ),
    ),
    # 29 cells of the older text that the newer lacks, 25 of the newer that the older lacks.
    "competency/cells-changed-between-editions": Question(
        54,
        (
            (OLD, NEW, "layer/virtualisation", IAAS, P, NEW),
            (OLD, NEW, "layer/intrusion-detection", SAAS, P, NEW),
            (OLD, NEW, OS, IAAS, T, OLD),
            (OLD, NEW, "layer/vulnerability-remediation", IAAS, P, OLD),
        ),
        ((OLD, NEW, "layer/vulnerability-remediation", PAAS, P, OLD),),
        {"earlier": OLD, "later": NEW},
        (
            "responsibility/huawei-cloud-2025-intrusion-detection-provider",
            "ns/inServiceModel",
            SAAS,
        ),
    ),
    # 29 layers by 4 service models, 41 of them said.
    "competency/silences-of-an-edition": Question(
        75,
        (
            (NEW, "layer/intrusion-detection", IAAS, "true"),
            (NEW, "layer/data", "service-model/on-premises", "true"),
        ),
        ((NEW, "layer/data", IAAS, "true"),),
        {"edition": NEW},
        ("silence/huawei-cloud-2025-data", "a", "ns/Silence"),
    ),
    "competency/who-carries-which-layer": Question(
        None,
        (("Virtualisation", "IaaS", "provider", "Huawei Cloud, newer shared responsibility text"),),
        without=("responsibility/huawei-cloud-2025-virtualisation-provider", "ns/statedIn", NEW),
    ),
}
