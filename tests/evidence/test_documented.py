"""docs/evidence.md says what the mapping table says, and names every form and reason."""

from dutygraph.evidence import content
from dutygraph.evidence.forms import forms
from dutygraph.evidence.table import load_table
from dutygraph.knowledge.words import load_words
from tests.evidence.documented import PAGE, written

TEXT = PAGE.read_text(encoding="utf-8")


def test_the_table_is_as_documented() -> None:
    assert written(TEXT) == TEXT, "run python -m tests.evidence.documented"


def test_every_form_and_every_reason_to_skip_is_documented() -> None:
    assert [form.name for form in forms() if f"`{form.name}`" not in TEXT] == []
    assert [reason for reason in reasons() if f"`{reason}`" not in TEXT] == []


def test_every_reason_to_skip_has_words_in_both_languages() -> None:
    for language in ("en", "zh-Hans"):
        words = load_words(language)
        assert [reason for reason in reasons() if f"skipped-{reason}" not in words] == []


def test_what_is_assumed_is_documented() -> None:
    assumed = [
        name
        for block in (*load_table().config.values(), *load_table().inside.values())
        for name, attribute in block.attributes.items()
        if attribute.seen == "assumed"
    ]
    assert assumed and all(f"`{name}`" in TEXT for name in assumed)


def reasons() -> list[str]:
    names = (
        "NO_CHECK", "DATA_SOURCE", "ANOTHER_PROVIDER", "DELETED", "OLDER", "TWICE", "ELSEWHERE",
        "NAMELESS",
    )  # fmt: skip
    return [str(getattr(content, name)) for name in names]
