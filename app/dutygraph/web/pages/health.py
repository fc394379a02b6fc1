"""Say that the server answers, and which version it is."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from dutygraph import __version__

bp = Blueprint("health", __name__)


@bp.get("/health")
def show() -> ResponseReturnValue:
    """Return name and version; the command line knows its own server by it."""
    return jsonify(name="dutygraph", version=__version__)
