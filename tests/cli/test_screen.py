"""Text that fits a terminal and cannot act on it."""

import pytest
from rich.cells import cell_len

from dutygraph.cli.screen import shorten, shorten_middle, wrapped
from dutygraph.model.text import visible

TEXTS = [
    "short",
    "a/very/long/path/with/many/parts.tfstate#/resources/3/x",
    "订单库" * 12,
    "",
    "界",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", [4, 7, 20, 33])
def test_what_is_cut_fits_and_what_fits_is_not_cut(text: str, width: int) -> None:
    for cut in (shorten, shorten_middle):
        assert cell_len(cut(text, width)) <= width
        if cell_len(text) <= width:
            assert cut(text, width) == text


def test_both_ends_of_a_pointer_stay() -> None:
    cut = shorten_middle(TEXTS[1], 21)
    assert cut.startswith("a/very/lon") and cut.endswith("sources/3/x"[-10:])


@pytest.mark.parametrize("text", TEXTS)
def test_wrapped_lines_fit_and_lose_nothing(text: str) -> None:
    lines = wrapped(text, 12, indent="  ")
    assert all(cell_len(line) <= 12 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_letters_that_would_act_on_a_terminal_are_replaced() -> None:
    assert visible("\x1b[31mred\u202e\n订") == "�[31mred��订"
