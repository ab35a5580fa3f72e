"""The documents that a meeting can be put in, by the names that the command line knows them by."""

from enum import StrEnum


class Document(StrEnum):
    """One of them; what it says is built from the meeting, how it is drawn is chosen by a file's ending."""

    MINUTES = "minutes"
    WELCOME = "welcome"
