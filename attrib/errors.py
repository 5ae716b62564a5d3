"""The one family of errors that a caller needs to catch."""


class AttribError(Exception):
    """Something the caller can mend.

    The message is one line: what is wrong, with which input, and what to do next.
    `attrib.cli` prints it as it stands and exits with `exit_code`.

    Attributes:
        exit_code: 1 when an input could not be used, 2 when the request itself was wrong.
    """

    exit_code = 1


class InputError(AttribError):
    """An input that cannot be read as an article, report or corpus."""


class OutputError(AttribError):
    """An output that cannot be written."""


class UsageError(AttribError):
    """A request that no input could satisfy, such as an unknown suffix or form."""

    exit_code = 2
