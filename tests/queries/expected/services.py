"""What must be found about services."""

from tests.queries.question import Question

PAAS, SAAS, IAAS = "service-model/paas", "service-model/saas", "service-model/iaas"
OURS = "kind/our-judgement"
CODES = "https://support.huaweicloud.com/intl/zh-cn/api-coc/coc_api_05_05.html"
DLV = "service/dlv"

QUESTIONS = {
    "competency/services-of-a-model": Question(
        None,
        (
            (PAAS, "service/servicestage", "ServiceStage", "kind/retelling"),
            (PAAS, "service/rds", "Relational Database Service", OURS),
        ),
        ((PAAS, "service/meeting", "Meeting", OURS),),
        {"model": PAAS},
        ("classification/servicestage-paas", "ns/sourceKind", "kind/retelling"),
    ),
    # Of seven components four are of their service's model.
    "competency/components-apart-from-their-service": Question(
        3,
        (
            ("component/cce-node", IAAS, "service/cce", PAAS),
            ("component/dbss-agent", IAAS, "service/dbss", SAAS),
            ("component/hss-agent", IAAS, "service/hss", SAAS),
        ),
        without=("classification/cce-node-iaas", "ns/inServiceModel", IAAS),
    ),
    "competency/services-without-duties": Question(
        None,
        (
            (DLV, "Data Lake Visualization"),
            ("service/mpc", "Media Processing Center"),
            ("service/cloudtable", "CloudTable Service"),
        ),
        (("service/cloudpond", "CloudPond"),),
        without=(DLV, "a", "ns/Service"),
    ),
    "competency/service-by-code": Question(
        2,
        (
            ("functiongraph", "service/functiongraph", "FunctionGraph", "函数工作流", "compute"),
            (
                "functiongraph",
                "service/otc-functiongraph",
                "FunctionGraph (Open Telekom Cloud)",
                "函数工作流（Open Telekom Cloud）",
                "compute",
            ),
        ),
        params={"code": "functiongraph"},
        without=("service/otc-functiongraph", "ns/code", '"functiongraph"'),
    ),
    # 128 services, named in each language on a menu and described on a page: 21 cite two pages,
    # 85 three, 18 four, three five and one six.
    "competency/sources-of-services": Question(
        390,
        (("service/rds", "Relational Database Service", CODES),),
        without=("service/rds", "ns/citation", "citation/service-names-operations-center"),
    ),
}
