"""Write the mapping table into docs/evidence.md: ``python -m tests.evidence.documented``."""

from collections.abc import Iterator
from pathlib import Path

from dutygraph.evidence.table import Attribute, Block, Row, has_default, load_table

PAGE = Path(__file__).resolve().parents[2] / "docs" / "evidence.md"
BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"


def section() -> str:
    """Return the generated part of the page."""
    return "\n".join(lines())


def lines() -> Iterator[str]:
    for kind in load_table().kinds.values():
        yield f"\n### {kind.name}\n"
        for form, blocks in kind.blocks.items():
            for block in blocks:
                yield from _block(form, block)


def _block(form: str, block: Block) -> Iterator[str]:
    where = f", inside it at `{block.at}`" if block.at else ""
    yield f"{form.capitalize()} `{block.type}`{where}\n"
    yield "| property | read from | how |"
    yield "|---|---|---|"
    for row in block.rows:
        yield f"| {row.property} | {_inputs(row)} | {_how(row)} |"
    if block.lacking:
        yield f"\nNot carried, so unknown: {', '.join(block.lacking)}."
    assumed = [name for name, one in block.attributes.items() if one.seen == "assumed"]
    if assumed:
        yield f"\nAssumed names: {', '.join(f'`{name}`' for name in assumed)}."
    yield ""


def _inputs(row: Row) -> str:
    return "<br>".join(_attribute(attribute) for _, attribute in row.inputs)


def _attribute(one: Attribute) -> str:
    said = f"`{one.name}`"
    if has_default(one):
        value = str(one.default).lower() if isinstance(one.default, bool) else one.default
        said += f" (default {value}, {one.default_from})"
    return said


def _how(row: Row) -> str:
    words = {
        key: value for key, value in row.options.items() if key not in ("words",) and value != ""
    }
    said = [row.transform, *(f"{key} {value}" for key, value in words.items())]
    named = row.options.get("words")
    if isinstance(named, dict):
        said.append(
            ", ".join(f"{key or 'nothing'}: {_word(value)}" for key, value in named.items())
        )
    elif named:
        said.append(", ".join(named))
    return "; ".join(said)


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def written(page: str) -> str:
    """Return the page with the section as the table has it."""
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n{section()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
