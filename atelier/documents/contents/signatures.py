"""The sheet to sign at the door: who is on the participants' sheet already, lines to be filled in, room to sign."""

from dataclasses import replace

from atelier.documents.contents.head import facts, headed
from atelier.documents.manuscript import Manuscript, Row, Table, Text, Tone, Words
from atelier.domain.document import Options
from atelier.domain.language import gettext as _
from atelier.domain.report import Report

LEAST_ROWS, LEAST_BLANK = 12, 6
"""As many as a page holds under its head in every format; and never fewer lines for those whom nobody expected."""
SHARES = (0.34, 0.36, 0.3)
_ROOM_TO_SIGN = "\n\u00a0"
"""A second line, as nobody signs in the height of a letter."""


def signatures(report: Report, _options: Options) -> Manuscript:
    """The names by structure, as they are known, then empty lines."""
    manuscript = headed(
        report,
        (_purpose(), _lines(report)),
        title=_("Feuille d’émargement"),
    )
    # What the meeting gave is not known at its door.
    return replace(manuscript, facts=_when_and_where(report), notice="")


def _purpose() -> Text:
    told = _(
        "Cette feuille sert au compte rendu et à compter les présents. Aucun document ne la relie à ce que vous"
        " écrivez."
    )
    return Text(words=(Words(told),), tone=Tone.REMARK)


def _lines(report: Report) -> Table:
    known = [Row(cells=(one.name or "\u00a0", one.structure, _ROOM_TO_SIGN)) for one in report.attendees]
    blank = Row(cells=("\u00a0", "", _ROOM_TO_SIGN))
    missing = max(LEAST_BLANK, LEAST_ROWS - len(known))
    return Table(
        names=(_("Prénom et nom"), _("Structure"), _("Signature")),
        shares=SHARES,
        rows=(*known, *[blank] * missing),
    )


def _when_and_where(report: Report) -> tuple[tuple[str, tuple[str, ...]], ...]:
    known = dict(facts(report))
    return tuple((label, tuple(known[label])) for label in (_("Date et lieu"),) if label in known)
