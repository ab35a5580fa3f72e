"""Sentences that the group keeps, each of which may become a follow-up: its decisions, its parked questions."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.ids import OpenQuestionId, ResolutionId, new_id
from atelier.domain.language import gettext as _
from atelier.domain.operations import (
    AddResolution,
    Operation,
    ParkQuestion,
    RemoveParkedQuestion,
    RemoveResolution,
    RewordParkedQuestion,
    RewordResolution,
)
from atelier.domain.things import OpenQuestion, Resolution
from atelier.ui.panels.panel_form import Now
from atelier.ui.panels.sentence_edit import SentenceEdit
from atelier.ui.panels.thing_card import ThingCard
from atelier.ui.panels.thing_column import ThingColumn
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look

Sentence = Resolution | OpenQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceKind:
    """What such a list is about: its words, and what is asked of one of its things."""

    thing: type[Sentence]
    title: str
    hint: str
    name: str
    nothing: str
    add: Callable[[str, BoardModel, Now], Operation]
    reword: Callable[[str, str], Operation]
    remove: Callable[[str], Operation]


class SentenceList(QWidget):
    """A field for a new one, and each in a card, as they were said.

    Signals:
        operation_requested: (operation) one is added, said otherwise or removed.
        follow_up_requested: (text) one of them is to be followed up.
    """

    operation_requested = Signal(object)
    follow_up_requested = Signal(str)

    def __init__(
        self, model: BoardModel, kind: SentenceKind, *, now: Now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._kind, self._now = model, kind, now
        self._edited: str | None = None
        self.editor: SentenceEditor | None = None
        self.edit_new = SentenceEdit(kind.hint, name=kind.name)
        self.nothing = plain_label(kind.nothing, kind="muted", wrap=True)
        self.cards = ThingColumn(kind.title, card=self._card)
        self.edit_new.submitted.connect(self.submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.edit_new)
        column.addWidget(self.nothing)
        column.addWidget(self.cards, 1)

    @property
    def sentences(self) -> list[Sentence]:
        """The meeting's, the first one first."""
        here = self._model.snapshot.where(self._kind.thing, meeting_id=self._model.meeting_id)
        return sorted(here, key=lambda each: each.created_at)

    def submit(self) -> None:
        """Add what stands in the field."""
        text = self.edit_new.text
        if text.strip():
            self.edit_new.setPlainText("")
            self.add(text)

    def add(self, text: str) -> None:
        """Add a sentence."""
        self.operation_requested.emit(self._kind.add(text, self._model, self._now))

    def edit(self, id: str, text: str) -> None:
        """Open an editor in the place of its card; what stands in another one is kept."""
        self.save()
        self._edited, self.editor = id, SentenceEditor(text, name=self._kind.name)
        self.editor.submitted.connect(self.save)
        self.editor.given_up.connect(self._close_editor)
        self.cards.open_editor(id, self.editor)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Ask for what stands in the editor, unless it says nothing new."""
        if self._edited is None or self.editor is None or not self.editor.text.strip():
            return
        id, text = self._edited, self.editor.text
        self._close_editor()
        if any(each.id == id and each.text != text for each in self.sentences):
            self.operation_requested.emit(self._kind.reword(id, text))

    def put_back(self, text: str, *, id: str | None = None) -> bool:
        """Put words that were not kept back: in the field, or as those of the thing that they were of."""
        if id is None:
            return self.edit_new.put_back(text)
        if self.editor is not None or self.cards.card(id) is None:
            return False
        self.edit(id, text)
        return True

    def refresh(self) -> None:
        """Show them as they are."""
        sentences = self.sentences
        if all(each.id != self._edited for each in sentences):
            self._edited = self.editor = None
        self.nothing.setVisible(not sentences)
        self.cards.show_things(sentences)

    def _close_editor(self) -> None:
        id, had_keyboard = self._edited or "", self.editor is not None and self.editor.hasFocus()
        self._edited = self.editor = None
        self.cards.close_editor()
        card = self.cards.card(id)
        if had_keyboard and isinstance(card, ThingCard):
            card.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, sentence: Sentence) -> ThingCard:
        further = look(QPushButton(_("En faire une suite")), "compact")
        further.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        further.setAccessibleName(_("En faire une suite : {text}").format(text=sentence.text))
        further.clicked.connect(lambda: self.follow_up_requested.emit(sentence.text))
        remove = self._kind.remove(sentence.id)
        return ThingCard(
            sentence.text,
            edit=partial(self.edit, sentence.id, sentence.text),
            remove=lambda: self.operation_requested.emit(remove),
            buttons=(further,),
        )


class SentenceEditor(SentenceEdit):
    """Holds a sentence that is there already.

    Signals:
        given_up: Escape.
    """

    given_up = Signal()

    def __init__(self, text: str, *, name: str) -> None:
        super().__init__(
            _("Entrée enregistre, Échap laisse comme avant"), name=name, least_lines=2, most_lines=8
        )
        self.setToolTip(_("Entrée enregistre, Échap laisse comme avant"))
        self.setPlainText(text)
        self.selectAll()

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


def resolutions() -> SentenceKind:
    """What the group decided."""
    return SentenceKind(
        thing=Resolution,
        title=_("Décisions"),
        hint=_("Ce que le groupe décide, puis Entrée"),
        name=_("Décision"),
        nothing=_("Aucune décision pour l’instant."),
        add=lambda text, model, now: AddResolution(
            Resolution(id=ResolutionId(new_id()), meeting_id=model.meeting_id, text=text, created_at=now())
        ),
        reword=lambda id, text: RewordResolution(ResolutionId(id), text),
        remove=lambda id: RemoveResolution(ResolutionId(id)),
    )


def parked_questions() -> SentenceKind:
    """What is kept for later."""
    return SentenceKind(
        thing=OpenQuestion,
        title=_("Questions en suspens"),
        hint=_("Une question à garder, puis Entrée"),
        name=_("Question en suspens"),
        nothing=_("Aucune question en suspens."),
        add=lambda text, model, now: ParkQuestion(
            OpenQuestion(
                id=OpenQuestionId(new_id()), meeting_id=model.meeting_id, text=text, created_at=now()
            )
        ),
        reword=lambda id, text: RewordParkedQuestion(OpenQuestionId(id), text),
        remove=lambda id: RemoveParkedQuestion(OpenQuestionId(id)),
    )
