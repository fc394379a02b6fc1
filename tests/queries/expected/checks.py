"""What must be found about checks and what evidence may say."""

from tests.queries.question import Question

RECORDED = "strength/recorded"
RETENTION, TRACKER = "check/rds-backup-retention", "check/cts-tracker-enabled"
DATABASE = "ev/RelationalDatabase"
XSD = "http://www.w3.org/2001/XMLSchema#"

QUESTIONS = {
    "competency/limits-of-checks": Question(
        None,
        (
            (RETENTION, RECORDED, "90", "minimum=7"),
            ("check/vpc-rule-ssh-closed", RECORDED, "90", "port=22"),
            ("check/kms-key-rotation", RECORDED, "90", None),
        ),
        ((RETENTION, RECORDED, "90", None),),
        without=(RETENTION, "ns/parameter", '"minimum=7"'),
    ),
    "competency/checks-of-a-whole-account": Question(
        None,
        (
            (TRACKER, "ev/AuditTracker", None, "true"),
            ("check/iam-password-length", "ev/PasswordPolicy", "true", None),
            ("check/iam-operation-protection", "ev/ProtectionPolicy", "true", None),
            ("check/iam-session-timeout", "ev/LoginPolicy", "true", None),
        ),
        (("check/kms-key-rotation", "ev/EncryptionKey", None, None),),
        without=("check/iam-operation-protection", "ns/looksAt", "ev/ProtectionPolicy"),
    ),
    # Its own, and what every resource has.
    "competency/properties-of-a-kind": Question(
        None,
        (
            (DATABASE, "ev/backupRetentionDays", "backup retention in days", XSD + "integer"),
            (DATABASE, "ev/name", "name", XSD + "string"),
        ),
        ((DATABASE, "ev/inGroup", "in group", "ev/SecurityGroup"),),
        {"kind": DATABASE},
        ("ev/backupRetentionDays", "https://schema.org/domainIncludes", DATABASE),
    ),
    "competency/properties-no-check-reads": Question(
        None,
        (("ev/name", "name"), ("ev/tag", "tag"), ("ev/region", "region")),
        (("ev/tlsEnabled", "TLS enabled"),),
        without=("check/rds-tls", "ns/reads", "ev/tlsEnabled"),
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
        without=("check/cts-log-bucket-not-public", "ns/reads", "ev/logsTo"),
    ),
}
