"""All that is written down of the questions, gathered from the folder."""

from importlib import import_module
from pathlib import Path

from tests.queries.question import Question

FOLDER = Path(__file__).with_name("expected")
TOPICS = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")


def of_topic(topic: str) -> dict[str, Question]:
    """Return what is written down of one topic."""
    found: dict[str, Question] = import_module(f"tests.queries.expected.{topic}").QUESTIONS
    return found


QUESTIONS = {slug: asked for topic in TOPICS for slug, asked in of_topic(topic).items()}
