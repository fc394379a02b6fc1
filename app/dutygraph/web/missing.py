"""What is not here, told so that a page can say it in its own language."""

from dutygraph.model.errors import NotFoundError

_SHOWN = 80


class MissingError(NotFoundError):
    """Nothing is here; ``key`` and ``values`` are its words in the label table."""

    def __init__(self, message: str, key: str, **values: str) -> None:
        """Keep the words beside the message, which is for machines."""
        self.key = key
        self.values = values
        super().__init__(message)


def unnamed(kind: str, name: str) -> MissingError:
    """Return that no thing of a kind (a word of ``page-what-``) has a name."""
    named = name if len(name) <= _SHOWN else name[:_SHOWN] + "…"
    message = f"no {kind} is named {named}; look for it in the list or search"
    return MissingError(message, "web-error-unnamed", kind=kind, name=named)


def no_tenant() -> MissingError:
    """Return that no tenant of that name is here."""
    return MissingError("no tenant of that name is here", "web-error-no-tenant")
