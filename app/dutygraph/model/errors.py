"""The one tree of errors; a message names the thing, the place and what to do."""


class DutyGraphError(Exception):
    """Base of every error whose text a user may read; it holds no secret and no stack."""

    exit_status = 2


class InputError(DutyGraphError):
    """What was given cannot be used; nothing was recorded and nothing was changed."""

    def __init__(self, message: str, *, file: str = "", place: str = "") -> None:
        """Keep file and place (a JSON pointer or line) so that every edge prints them alike."""
        self.file = file
        self.place = place
        self.message = message
        where = ":".join(part for part in (file, place) if part)
        super().__init__(f"{where}: {message}" if where else message)


class UsageError(DutyGraphError):
    """A command or request was put wrongly."""


class NotFoundError(DutyGraphError):
    """A named thing does not exist here."""


class QueryError(DutyGraphError):
    """A SPARQL text cannot be run; the message has line and column where known."""


class NotAcceptableError(UsageError):
    """None of the forms asked for can hold this answer; the message names those that can."""


class DeadlineError(DutyGraphError):
    """A child was stopped at its deadline or memory limit."""

    exit_status = 4


class EngineError(DutyGraphError):
    """A check engine crashed, was stopped or disagreed with itself."""

    exit_status = 4


class StoreError(DutyGraphError):
    """The store or ledger cannot be used as asked (locked, damaged, not initialised)."""
