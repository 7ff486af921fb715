"""Errors that are meant to be read by people."""


class FoerderlotseError(Exception):
    """What happened, and what the reader can do about it.

    ``message`` says what happened and to which file, setting or question; ``hint`` says what to do next
    (empty where nothing can be done). Faces print both; nothing else of the error is shown.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()
