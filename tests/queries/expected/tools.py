"""What must be found about rules of other tools."""

from tests.queries.question import MLPS, Question

KEYS, DISKS = "control/kms-key-rotation", "control/evs-volume-encryption"
SERVERS, DATABASES = "control/ecs-in-own-network", "control/rds-in-own-network"
CLASSIFIED = "classified protection, level 3 (GB/T 22239-2019)"
C5 = "requirement/bsi-c5-2020/cos-03"

QUESTIONS = {
    "competency/policies-of-a-control": Question(
        1,
        (
            (
                KEYS,
                "kms-rotation-enabled",
                "close",
                "A resource complies when: key rotation is on.",
                "change",
            ),
        ),
        params={"control": KEYS},
        without=("policy-mapping/config-kms-rotation-enabled", "ns/toControl", KEYS),
    ),
    "competency/policies-of-packages": Question(
        15,
        (
            ("C5:2020", "css-cluster-in-vpc", C5, "COS-03"),
            (CLASSIFIED, "ecs-instance-in-vpc", MLPS + "8-1-2-1-c", "8.1.2.1 c)"),
        ),
        without=(
            "policy-mapping/config-css-cluster-in-vpc--bsi-c5-2020--cos-03",
            "ns/toRequirement",
            C5,
        ),
    ),
    "competency/policies-without-control": Question(
        None,
        (
            (
                "policy/config-allowed-cce-flavors",
                "allowed-cce-flavors",
                "A resource complies when: flavor is in the allowed list.",
            ),
            (
                "policy/config-eip-bandwidth-limit",
                "eip-bandwidth-limit",
                "A resource complies when: bandwidth is at least the value.",
            ),
        ),
        (
            (
                "policy/config-kms-rotation-enabled",
                "kms-rotation-enabled",
                "A resource complies when: key rotation is on.",
            ),
        ),
        without=("policy-mapping/config-kms-rotation-enabled", "ns/toControl", KEYS),
    ),
    "competency/checks-without-a-close-rule": Question(
        None,
        (
            ("check/rds-backup-retention", "control/rds-backup-retention"),
            ("check/vpc-rule-database-ports-closed", "control/vpc-rule-database-ports-closed"),
            ("check/cts-tracker-enabled", "control/cts-tracker-enabled"),
        ),
        (("check/kms-key-rotation", KEYS),),
        without=(
            "policy-mapping/config-rds-instance-multi-az-support",
            "ns/toControl",
            "control/rds-multi-zone",
        ),
    ),
    "competency/controls-two-tools-watch": Question(
        None,
        (
            (KEYS, "kms-rotation-enabled", "kms_key_rotation_enabled"),
            (DISKS, "volumes-encrypted-check-by-default", "evs_volume_encryption"),
            ("control/rds-no-public-ip", "rds-instance-no-public-ip", "rds_public_access"),
        ),
        (("control/cts-tracker-enabled", "cts-tracker-exists", "cts_enabled"),),
        without=("policy-mapping/config-kms-rotation-enabled", "ns/closeness", '"close"'),
    ),
    "competency/where-package-and-mapping-meet": Question(
        None,
        (
            ("ecs-instance-in-vpc", MLPS + "8-1-2-1-c", SERVERS, "close", "relation/subset"),
            ("rds-instances-in-vpc", MLPS + "8-1-2-1-c", DATABASES, "close", "relation/subset"),
        ),
        without=("policy-mapping/config-ecs-instance-in-vpc", "ns/toControl", SERVERS),
    ),
    "competency/rules-of-other-tools": Question(
        None,
        (
            ("prowler", "evs_volume_encryption", DISKS, "close"),
            (
                "huaweicloud-config",
                "vpc-default-sg-closed",
                "control/vpc-default-group-closed",
                "related",
            ),
        ),
        without=("policy-mapping/config-kms-rotation-enabled", "ns/toControl", KEYS),
    ),
}
