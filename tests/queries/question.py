"""What is written down for one question: what it must find, and on which triple that hangs."""

from dataclasses import dataclass, field

Row = tuple[str | None, ...]
Triple = tuple[str, str, str]


@dataclass(frozen=True)
class Question:
    """The number of rows, rows that must be there and rows that must not, parameters by name.

    ``without`` is a triple whose removal changes the answer. IRIs are written short:
    ``control/obs-bucket-encryption`` for a thing of the ontology, ``acme/drop`` for a bucket of
    the made tenant, ``a`` for the type. ``rows`` is there only where a full count was made by
    hand, from the files.
    """

    rows: int | None
    among: tuple[Row, ...] = ()
    never: tuple[Row, ...] = ()
    params: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    without: Triple = ("", "", "")


OLD, NEW = "edition/huawei-cloud-2023", "edition/huawei-cloud-2025"
HELP = "edition/help-pages"
MLPS, ISO = "requirement/gb-t-22239-2019/", "requirement/iso-iec-27001-2022/"
NIST, CSF = "requirement/nist-800-53-r5/", "requirement/nist-csf-2-0/"
P, T = "party/provider", "party/tenant"
ACTS, CONFIGURES = "role/acts", "role/configures"
