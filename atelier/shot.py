"""A screen of the program as a picture, drawn without a display."""

import os
from contextlib import closing
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from atelier.domain.decision import Fault
from atelier.domain.ids import MeetingId
from base.opening import ReadOnlyBase, open_read_only

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

VIEWS = ("accueil", "console", "welcome", "projection")


def shoot(base_path: Path, meeting: str, *, view: str, size: tuple[int, int], output: Path) -> int:
    """Draw a view of a meeting at a size in pixels into a PNG file; returns the exit status.

    Raises:
        Fault: there is no such view or meeting, or the file can't be written.
    """
    if view not in VIEWS:
        raise Fault(
            _("L’écran « {view} » n’existe pas. Écrans possibles : {views}.").format(
                view=view, views=", ".join(VIEWS)
            )
        )
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from atelier.logbook import log_qt
    from atelier.ui import theme

    qt = QApplication.instance() or QApplication(["atelier"])
    assert isinstance(qt, QApplication)
    qInstallMessageHandler(log_qt)
    theme.install(qt)
    with closing(open_read_only(base_path)) as base:
        window = _window(base, base.find_meeting(meeting).id, view)
    window.resize(*size)
    window.show()
    qt.processEvents()
    written = window.grab().save(str(output), "PNG")
    window.close()
    if not written:
        raise Fault(_("Impossible d’écrire « {file} » : choisissez un autre endroit.").format(file=output))
    return 0


def _window(base: ReadOnlyBase, meeting_id: MeetingId, view: str) -> "QWidget":
    from atelier.app import invitation_to, meeting_cards
    from atelier.board.model import BoardModel
    from atelier.phone.addresses import offered_address
    from atelier.phone.server import DEFAULT_PORT
    from atelier.ui.console import Console
    from atelier.ui.home import Home
    from atelier.ui.projection import ProjectionView, ProjectionWindow

    if view == "accueil":
        return Home(meeting_cards(base.meetings()))
    snapshot, history = base.meeting(meeting_id)
    model = BoardModel(snapshot, meeting_id, history=history)
    if view == "console":
        return Console(model)
    invitation = invitation_to(model.meeting, address=offered_address().ip, port=DEFAULT_PORT)
    window = ProjectionWindow(model, invitation=invitation)
    window.show_view(ProjectionView.WELCOME if view == "welcome" else ProjectionView.BOARD)
    return window
