"""A command line that explains itself in French: `argparse` with its words and its complaints translated."""

import argparse
import re
import sys
from typing import NoReturn

from atelier.domain.language import gettext as _

WRONG_USAGE = 2

_COMPLAINTS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", _("il manque {0}")),
    (r"unrecognized arguments: (.+)", _("« {0} » n’est pas compris")),
    (r"argument (\S+?):? expected one argument", _("« {0} » attend une valeur")),
    (r"argument (\S+?): invalid choice: '([^']*)' \(choose from (.+)\)", _("« {1} » n’existe pas : {2}")),
    (r"argument (\S+?): invalid \S+ value: '(.*)'", _("« {1} » ne convient pas à « {0} »")),
)
"""What `argparse` says, as patterns, and the same in French."""


class FrenchParser(argparse.ArgumentParser):
    """An argument parser for people who read French."""

    def __init__(self, prog: str, *, description: str) -> None:
        super().__init__(prog=prog, description=description, add_help=False)
        self._positionals.title = _("à donner")
        self._optionals.title = _("options")
        self.add_argument("-h", "--help", action="help", help=_("montrer cette aide"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one sentence, and leave."""
        sys.stderr.write(
            _("{program} : {complaint} ; voir « {program} --help »\n").format(
                program=self.prog, complaint=french(message)
            )
        )
        sys.exit(WRONG_USAGE)

    def format_usage(self) -> str:
        """How the command is written."""
        return super().format_usage().replace("usage:", _("usage :"), 1)

    def format_help(self) -> str:
        """The whole help."""
        return super().format_help().replace("usage:", _("usage :"), 1)


def french(complaint: str) -> str:
    """A complaint of `argparse` in French; one that is not known here as it is."""
    for pattern, sentence in _COMPLAINTS:
        found = re.fullmatch(pattern, complaint)
        if found:
            return sentence.format(*found.groups())
    return complaint
