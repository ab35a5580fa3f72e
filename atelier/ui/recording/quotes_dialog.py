"""The preview of several quotes pasted at once: each with its moment, all of one speaker, in one place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.ids import QuoteId, new_id
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.operations import AddQuote
from atelier.domain.said import Said, split_said
from atelier.domain.things import Quote
from atelier.domain.time_codes import format_time_code
from atelier.ui.panels.panel_form import Now
from atelier.ui.panels.quote_places import PlaceChoice
from atelier.ui.panels.speaker_choice import SpeakerChoice
from atelier.ui.plain_text import plain_label
from atelier.ui.recording.recordings import latest, read_on
from atelier.ui.theme import look
from atelier.ui.widgets.careful_dialog import CarefulDialog
from atelier.ui.widgets.dialog_layout import open_at
from atelier.ui.widgets.form_field import FormField
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping

_SIZE_PX = (640, 540)
_TICKED, _LEFT = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class QuotesDialog(CarefulDialog):
    """Those with a moment or a speaker are ticked; where none has one, all are.

    Signals:
        operation_requested: (AddQuote) once for each that is ticked.
        added: (the others, line by line) they were asked for, and of what was pasted these alone are left.
    """

    operation_requested = Signal(object)
    added = Signal(str)

    def __init__(
        self,
        model: BoardModel,
        text: str,
        *,
        now: Now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._now = model, now
        self.said = split_said(text)
        self.list = QListWidget()
        self.speaker = SpeakerChoice(model)
        self.place = PlaceChoice(model)
        self.cancel = QPushButton(_("Laisser tel quel"))
        self.add = look(QPushButton(), "primary")
        self._fill()
        self._lay_out()
        self.list.itemChanged.connect(lambda _item: self._show_count())
        self.cancel.clicked.connect(self.give_up)
        self.add.clicked.connect(self._on_add)
        self._show_count()
        self.add.setFocus()
        self.begin()

    @property
    def ticked(self) -> list[Said]:
        """The quotes that will be added."""
        return self._those(_TICKED)

    def written(self) -> object:
        return self.ticked, self.speaker.currentText()

    def _on_add(self) -> None:
        ticked, left = self.ticked, "\n".join(map(str, self._those(_LEFT)))
        self.accept()
        self.added.emit(left)
        for said in ticked:
            self.operation_requested.emit(AddQuote(self._quote(said)))

    def _quote(self, said: Said) -> Quote:
        return Quote(
            id=QuoteId(new_id()),
            meeting_id=self._model.meeting_id,
            text=said.text,
            created_at=self._now(),
            question_id=self.place.place.question_id,
            cluster_id=self.place.place.cluster_id,
            speaker=said.speaker or self.speaker.currentText(),
            time_s=said.time_s,
            recording_id=read_on(latest(self._model), said.time_s, self._now()),
        )

    def _those(self, state: Qt.CheckState) -> list[Said]:
        return [said for at, said in enumerate(self.said) if self.list.item(at).checkState() is state]

    def _fill(self) -> None:
        known = [said.time_s is not None or bool(said.speaker) for said in self.said]
        for said, is_known in zip(self.said, known, strict=True):
            code = "" if said.time_s is None else f"{format_time_code(said.time_s)}  "
            item = QListWidgetItem(code + said.text + (f" — {said.speaker}" if said.speaker else ""))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_TICKED if is_known or not any(known) else _LEFT)
            self.list.addItem(item)

    def _show_count(self) -> None:
        count = len(self.ticked)
        words = ngettext("Ajouter {count} verbatim", "Ajouter {count} verbatims", count)
        self.add.setText(words.format(count=count))
        self.add.setEnabled(bool(count))

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Coller des verbatims"))
        self.list.setAccessibleName(_("Verbatims que donne ce texte"))
        look(self.list, "framed")
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cancel.setAutoDefault(False)
        self.add.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(_("Ce texte contient plusieurs verbatims"), kind="heading", wrap=True))
        column.addWidget(
            plain_label(
                _(
                    "Espace coche ou décoche celui qui est choisi. Ce qui n’est pas coché reste dans le champ."
                ),
                kind="small",
                wrap=True,
            )
        )
        column.addWidget(self.list, 1)
        column.addWidget(FormField(_("Qui (rôle)"), self.speaker))
        column.addWidget(FormField(_("Place dans le compte rendu"), self.place))
        column.addWidget(self.unsaved)
        column.addWidget(wrapping(WrappingRow((self.cancel, self.add), at_right=True)))
        open_at(self, *_SIZE_PX)
