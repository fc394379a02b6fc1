"""One reason, and its words."""

import pytest

from dutygraph.knowledge.words import load_words
from dutygraph.model.words import Outcome, Reason, Severity, Status, Strength
from dutygraph.status.reasons import first, of_line

ORDER = [
    "engine-failed",
    "no-permission",
    "no-evidence",
    "too-old",
    "time-unknown",
    "too-weak",
    "value-unknown",
    "sources-disagree",
    "population-incomplete",
    "no-check-exists",
    "document-needed",
    "not-tested-by-us",
    "provider-proof-missing",
    "provider-exception",
    "limit-weakened",
    "mapping-partial",
    "mapping-too-wide",
    "mapping-overlaps",
    "no-control-mapped",
    "responsibility-not-said",
]


def test_the_order_is_that_of_the_notes() -> None:
    assert [reason.value for reason in Reason] == ORDER


@pytest.mark.parametrize(
    ("reasons", "line", "result"),
    [
        ("", None, None),
        ("too-weak", "too-weak", "too-weak"),
        ("too-weak value-unknown value-unknown", "value-unknown", "too-weak"),
        ("value-unknown too-old", "too-old", "too-old"),
        ("too-old value-unknown value-unknown engine-failed", "engine-failed", "engine-failed"),
        ("mapping-overlaps mapping-partial", "mapping-partial", "mapping-partial"),
    ],
)
def test_choice(reasons: str, line: str | None, result: str | None) -> None:
    given = [Reason(one) for one in reasons.split()]
    assert of_line([*given, None]) == line
    assert first([None, *given]) == result


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_every_word_has_words(lang: str) -> None:
    words = load_words(lang)
    keys = [
        *(f"status-{one.value}" for one in Status),
        *(f"outcome-{one.value}" for one in Outcome),
        *(f"strength-{one.value}" for one in Strength),
        *(f"severity-{one.value}" for one in Severity),
        *(f"reason-{one.value}" for one in Reason),
        *(f"reason-{one.value}-do" for one in Reason),
    ]
    assert [key for key in keys if key not in words] == []


@pytest.mark.parametrize("reason", Reason)
def test_what_to_do_is_one_sentence(reason: Reason) -> None:
    english, chinese = (load_words(lang)(f"reason-{reason.value}-do") for lang in ("en", "zh-Hans"))
    assert english.endswith(".") and chinese.endswith("。")
