"""Progress bars on stderr, only where a person looks at a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dutygraph.knowledge.words import Words

Progress = Callable[[str, int, int], None]


@contextmanager
def bars(words: Words) -> Iterator[Progress | None]:
    """Give a function (step, done, total) that draws a bar a step, or None without a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as drawn:
        tasks: dict[str, TaskID] = {}

        def tell(step: str, done: int, total: int) -> None:
            name = words(key) if (key := f"step-{step}") in words else step
            if step not in tasks:
                tasks[step] = drawn.add_task(name, total=total)
            drawn.update(tasks[step], completed=done, total=total)

        yield tell
