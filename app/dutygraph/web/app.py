"""Make the Flask application over a workspace, and serve it on this machine."""

import importlib
import pkgutil
from pathlib import Path
from typing import Protocol

import waitress
from flask import Blueprint, Flask

from dutygraph.model.errors import UsageError
from dutygraph.web import assets, context, errors, pages, security
from dutygraph.workspace import Workspace

THREADS = 8
BODY_LIMIT = 1 << 20
LOOPBACK = ("127.", "::1")


class Server(Protocol):
    """What holds an address, runs until Ctrl-C and lets go of the address."""

    def run(self) -> None:
        """Serve until Ctrl-C."""

    def close(self) -> None:
        """Let go of the address."""


def create_app(workspace: Workspace) -> Flask:
    """Return the application over one workspace; nothing is kept outside of it."""
    app = Flask(__name__, static_folder="static", template_folder="templates")
    app.extensions["workspace"] = workspace
    app.config.update(MAX_CONTENT_LENGTH=BODY_LIMIT, MAX_FORM_MEMORY_SIZE=BODY_LIMIT)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.url_map.strict_slashes = False
    security.protect(app)
    errors.register(app)
    assets.register(app)
    context.register(app)
    for blueprint in find_blueprints():
        app.register_blueprint(blueprint)
    return app


def find_blueprints() -> list[Blueprint]:
    """Return the ``bp`` of every module under pages/. Raises AttributeError for one without."""
    names = sorted(found.name for found in pkgutil.iter_modules(pages.__path__))
    modules = [importlib.import_module(f"{pages.__name__}.{name}") for name in names]
    return [module.bp for module in modules]


def listen(workspace: Workspace, host: str, port: int) -> Server:
    """Take the address, and return what then serves by ``run`` until Ctrl-C.

    One process, a few threads, and the thread that follows the ledger. Whoever asks between the
    two is answered once serving begins. Raises UsageError for an address that is not this
    machine's own, OSError where it is taken.
    """
    if not host.startswith(LOOPBACK):
        raise UsageError(f"{host} is not this machine; serve listens on 127.0.0.1 or ::1 only")
    server: Server = waitress.create_server(
        create_app(workspace),
        host=host,
        port=port,
        threads=THREADS,
        # Above 0, or a client that has gone is not noticed while its query runs.
        channel_request_lookahead=1,
        # The application refuses first, in its own form.
        max_request_body_size=2 * BODY_LIMIT,
        ident=None,
    )
    workspace.start_applier()
    return server


def static_folder() -> Path:
    """Return the folder of files that are served as they are."""
    return Path(__file__).parent / "static"
