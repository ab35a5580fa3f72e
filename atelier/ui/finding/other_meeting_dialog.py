"""A post-it of another meeting: its words in full, and where it was. Nothing on this board is changed by it."""

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from atelier.domain.language import gettext as _
from atelier.domain.parts import Snapshot
from atelier.domain.searching import Hit
from atelier.domain.things import PeerGroup
from atelier.ui.finding.search_rows import meeting_phrase, whereabouts_phrase
from atelier.ui.plain_text import plain_label
from atelier.ui.widgets.dialog_layout import ending, open_at, scrolled
from atelier.ui.widgets.note_words import NoteWords
from atelier.ui.wording import note_name, source_phrase

_SIZE_PX = (560, 400)


class OtherMeetingDialog(QDialog):
    """For reading alone; `snapshot` knows the peer groups of the project."""

    def __init__(self, hit: Hit, snapshot: Snapshot, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert hit.note is not None
        assert hit.meeting is not None
        self.setWindowTitle(_("Post-it d’une autre rencontre"))
        self.close_button = QPushButton(_("Fermer"))
        self.close_button.clicked.connect(self.accept)
        self.meeting = plain_label(meeting_phrase(hit.meeting), kind="title", wrap=True)
        question = _("Question {number} : {text}").format(number=hit.question.number, text=hit.question.text)
        self.question = plain_label(question, kind="muted", wrap=True)
        source = source_phrase(hit.note, snapshot.find(PeerGroup, hit.note.peer_group_id))
        number = note_name(hit.note)
        self.place = plain_label(
            " · ".join((number, whereabouts_phrase(hit), source)), kind="muted", wrap=True
        )
        self.words = NoteWords(hit.note.shown_text, hit.question.number)
        self._lay_out()
        self.close_button.setFocus()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for widget in (self.meeting, self.question, self.words, self.place):
            column.addWidget(widget)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 16, 16)
        outer.setSpacing(12)
        outer.addWidget(scrolled(inside), 1)
        outer.addWidget(
            plain_label(_("Le tableau de cette rencontre ne change pas."), kind="small", wrap=True)
        )
        outer.addLayout(ending(self.close_button))
        open_at(self, *_SIZE_PX)
