"""Static files with the hash of their content in the address, so that they can be kept for good."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, request, url_for

YEAR = 365 * 24 * 3600


def register(app: Flask) -> None:
    """Give templates ``asset(name)`` and ``has_asset(name)``; let hashed answers be kept."""
    folder = Path(str(app.static_folder))

    def asset(name: str) -> str:
        return url_for("static", filename=name, v=_digest(folder / name, _stamp(folder / name)))

    def has_asset(name: str) -> bool:
        return (folder / name).is_file()

    app.jinja_env.globals.update(asset=asset, has_asset=has_asset)

    @app.after_request
    def _keep(response):  # type: ignore[no-untyped-def]
        if request.endpoint == "static" and response.status_code == 200 and request.args.get("v"):
            response.cache_control.no_cache = None
            response.cache_control.public = True
            response.cache_control.max_age = YEAR
            response.cache_control.immutable = True
        return response


def _stamp(path: Path) -> int:
    return path.stat().st_mtime_ns


@cache
def _digest(path: Path, stamp: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
