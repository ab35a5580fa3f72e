"""A screen of the program as a picture, drawn without a display."""

import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from atelier.domain.decision import Fault, Misuse
from atelier.domain.ids import MeetingId
from atelier.domain.language import gettext as _
from atelier.domain.things import Note
from base.opening import ReadOnlyBase, open_read_only

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from atelier.board.model import BoardModel
    from atelier.ui.projection.view import Projected

VIEWS = (
    "accueil",
    "console",
    "welcome",
    "projection",
    "question",
    "board",
    "cluster",
    "note",
    "synthesis",
    "break",
    "black",
)


def shoot(base_path: Path, meeting: str, *, view: str, size: tuple[int, int], output: Path) -> int:
    """Draw a view of a meeting at a size in pixels into a PNG file; returns the exit status.

    Raises:
        Misuse: there is no such view.
        Fault: there is no such meeting, or the file can't be written.
    """
    if view not in VIEWS:
        raise Misuse(
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
        window = screen(base, base.find_meeting(meeting).id, view)
    window.resize(*size)
    window.show()
    qt.processEvents()
    written = window.grab().save(str(output), "PNG")
    window.close()
    if not written:
        raise Fault(_("Impossible d’écrire « {file} » : choisissez un autre endroit.").format(file=output))
    return 0


def screen(base: ReadOnlyBase, meeting_id: MeetingId, view: str) -> "QWidget":
    """The window of that view, not shown yet."""
    from atelier.board.model import BoardModel
    from atelier.board.stages import current_stage
    from atelier.meeting_cards import meeting_cards
    from atelier.phone import DEFAULT_PORT
    from atelier.phone.network.addresses import nearby_addresses, ranked
    from atelier.phone_line import invitation_to
    from atelier.ui.console.window import Console
    from atelier.ui.home.window import Home
    from atelier.ui.projection.window import ProjectionWindow

    if view == "accueil":
        home = Home(meeting_cards(base.meetings(), base.walls()))
        home.show_base(base.path)
        return home
    snapshot, history = base.meeting(meeting_id)
    model = BoardModel(snapshot, meeting_id, history=history)
    if view == "console":
        return Console(model)
    invitation = invitation_to(model.meeting, address=ranked(nearby_addresses())[0].ip, port=DEFAULT_PORT)
    window = ProjectionWindow(model, invitation=invitation)
    if view == "projection":
        window.show_stage(current_stage(model))
    else:
        window.show_projected(_projected(model, view))
    return window


def _projected(model: "BoardModel", view: str) -> "Projected":
    """What the room is shown: the first cluster that has a title, the last note on the wall."""
    from atelier.ui.projection.view import Projected, ProjectionView

    board = model.board(model.question.id)
    match ProjectionView(view):
        case ProjectionView.CLUSTER:
            titled = sorted((group.cluster for group in board.groups), key=lambda cluster: not cluster.title)
            return Projected(ProjectionView.CLUSTER, titled[0].id if titled else None)
        case ProjectionView.NOTE:
            notes = (model.snapshot.get(Note, id) for id in board.note_ids)
            last = max(notes, key=lambda note: note.number, default=None)
            return Projected(ProjectionView.NOTE, note_id=last.id if last else None)
        case other:
            return Projected(other)
