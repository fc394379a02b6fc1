"""What every answer carries and every request must: headers, and a Host that is this machine."""

import ipaddress

from flask import Flask, Response, request

from dutygraph.model.errors import UsageError

POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "object-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class WrongHostError(UsageError):
    """The request was meant for another machine's name."""


def protect(app: Flask) -> None:
    """Refuse foreign Host names, and put the headers on every answer."""

    @app.before_request
    def _check_host() -> None:
        # A page elsewhere can point its own name at 127.0.0.1 and then read our answers as its own.
        if not is_loopback(request.host):
            raise WrongHostError("this server answers to localhost and loopback addresses only")

    @app.after_request
    def _add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.endpoint != "static":
            response.headers.setdefault("Cache-Control", "no-cache")
            response.vary.update(("Accept", "Accept-Language"))
        return response


def is_loopback(host: str) -> bool:
    """Say whether a Host header names this machine itself."""
    name = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    if name.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
