"""Long ids are cut for the eye and whole in the title; nothing else is changed, all is escaped."""

import pytest

from dutygraph.knowledge.words import load_words
from dutygraph.web.idents import shortened

ID = "aa022779753e260322d9d7d87adb6463"
UUID = "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0"


@pytest.mark.parametrize("ident", [ID, UUID])
def test_an_id_is_cut(ident: str) -> None:
    cut = f'<abbr title="{ident}">{ident[:8]}…</abbr>'
    assert shortened(f"<b>{ident}/x {ident}") == f"&lt;b&gt;{cut}/x {cut}"


@pytest.mark.parametrize(
    "text", ["", "photos", ID[:-1], ID + "0", "x" + ID, "g" * 32, "8.1.4.1 a)"]
)
def test_what_is_no_id_is_left(text: str) -> None:
    assert shortened(text) == text


@pytest.mark.parametrize(
    ("n", "said"), [(0, "0 lines"), (1, "1 line"), ("1", "1 line"), (11, "11 lines")]
)
def test_a_number_chooses_its_word(n: object, said: str) -> None:
    assert load_words("en")("page-lines", n=n) == said
    assert load_words("zh-Hans")("page-lines", n=n) == f"{n} 行"
