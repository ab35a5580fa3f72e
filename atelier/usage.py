"""A command line that explains itself in the language spoken: `argparse` with its words and complaints translated."""

import argparse
import re
import sys
from typing import IO, NoReturn

from atelier.domain.language import gettext as _
from atelier.domain.typography import loosened

WRONG_USAGE = 2


class SpokenParser(argparse.ArgumentParser):
    """An argument parser for people who read the language spoken."""

    def __init__(self, prog: str, *, description: str) -> None:
        super().__init__(prog=prog, description=description, add_help=False)
        self._positionals.title = _("à donner")
        self._optionals.title = _("options")
        self.add_argument("-h", "--help", action="help", help=_("montrer cette aide"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one sentence, and leave."""
        said = _("{program} : {complaint} ; voir « {program} --help »\n")
        self._print_message(said.format(program=self.prog, complaint=understood(message)), sys.stderr)
        sys.exit(WRONG_USAGE)

    def format_usage(self) -> str:
        """How the command is written."""
        return super().format_usage().replace("usage:", _("usage :"), 1)

    def format_help(self) -> str:
        """The whole help."""
        return super().format_help().replace("usage:", _("usage :"), 1)

    def _print_message(self, message: str, file: IO[str] | None = None) -> None:  # type: ignore[override]
        super()._print_message(loosened(message), file)


def understood(complaint: str) -> str:
    """A complaint of `argparse` in the language spoken; one that is not known here as it is."""
    for pattern, sentence in _complaints():
        found = re.fullmatch(pattern, complaint)
        if found:
            return sentence.format(*found.groups())
    return complaint


def _complaints() -> tuple[tuple[str, str], ...]:
    """What `argparse` says, as patterns, and the same in the language spoken."""
    return (
        (r"the following arguments are required: (.+)", _("il manque {0}")),
        (r"unrecognized arguments: (.+)", _("« {0} » n’est pas compris")),
        (r"argument (\S+?):? expected one argument", _("« {0} » attend une valeur")),
        (r"argument (\S+?): invalid choice: '([^']*)' \(choose from (.+)\)", _("« {1} » n’existe pas : {2}")),
        (r"argument (\S+?): invalid \S+ value: '(.*)'", _("« {1} » ne convient pas à « {0} »")),
    )
