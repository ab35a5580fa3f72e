"""The meeting's follow-ups: a form for a new one, and each in a card that can be ticked, edited and removed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.attendance import known_people
from atelier.domain.ids import FollowUpId, new_id
from atelier.domain.language import gettext as _
from atelier.domain.operations import AddFollowUp, CloseFollowUp, EditFollowUp, Operation, RemoveFollowUp
from atelier.domain.things import FollowUp, Scope
from atelier.ui.panels.follow_up_form import FollowUpForm, scope_words
from atelier.ui.panels.panel_form import Now
from atelier.ui.panels.thing_card import ThingCard
from atelier.ui.panels.thing_column import ThingColumn
from atelier.ui.plain_text import plain_label

FEW = 4
"""So many are seen at one glance: nobody needs to choose among them."""
_KEPT: tuple[Callable[[FollowUp], bool], ...] = (
    lambda _each: True,
    lambda each: not each.done,
    lambda each: each.scope is Scope.LOCAL,
    lambda each: each.scope is Scope.DEPARTMENT,
)


class FollowUpList(QWidget):
    """Those to do first, then those that are done.

    Signals:
        operation_requested: (AddFollowUp, EditFollowUp, CloseFollowUp, RemoveFollowUp)
    """

    operation_requested = Signal(object)

    def __init__(self, model: BoardModel, *, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._now = now
        self._people = QStringListModel(self)
        self._awaited: FollowUpId | None = None
        """One that was asked for with nothing but what is to be done: its editor opens once it is there."""
        self._edited: FollowUp | None = None
        self.editor: FollowUpForm | None = None
        self.form = FollowUpForm(_("Ajouter"), people=self._people)
        self.kept = _filter_choice()
        self.nothing = plain_label(
            _("Rien à faire pour l’instant : écrivez la première suite."), kind="muted", wrap=True
        )
        self.cards = ThingColumn(_("Suites"), card=self._card)
        self.form.submitted.connect(self.submit)
        self.kept.currentIndexChanged.connect(self.refresh)
        self._lay_out()

    @property
    def follow_ups(self) -> list[FollowUp]:
        """The meeting's, in the order in which they are shown."""
        here = self._model.snapshot.where(FollowUp, meeting_id=self._model.meeting_id)
        return sorted(here, key=lambda each: (each.done, each.created_at))

    def submit(self) -> None:
        """Add the follow-up that stands in the form."""
        if self.form.is_empty:
            return
        asked = self.form.told(self._new(""))
        self.form.start_over()
        self._let_see(asked)
        self._ask(AddFollowUp(asked))

    def begin(self, what: str) -> None:
        """Add a follow-up of which no more is known, and have the rest of it asked for."""
        asked = self._new(what)
        self._awaited = asked.id
        self._let_see(asked)
        self._ask(AddFollowUp(asked))

    def edit(self, follow_up: FollowUp) -> FollowUpForm:
        """Open an editor in the place of its card; what stands in another one is kept."""
        self.save()
        editor = FollowUpForm(_("Enregistrer"), people=self._people)
        editor.fill(follow_up)
        editor.submitted.connect(self.save)
        editor.given_up.connect(self._close_editor)
        self._edited, self.editor = follow_up, editor
        self.cards.open_editor(follow_up.id, editor)
        editor.what.setFocus(Qt.FocusReason.OtherFocusReason)
        return editor

    def save(self) -> None:
        """Ask for what stands in the editor, unless it says nothing new."""
        edited, editor = self._edited, self.editor
        if edited is None or editor is None or editor.is_empty:
            return
        now = self._model.snapshot.find(FollowUp, edited.id)
        asked = editor.told(now or edited)
        self._close_editor()
        if asked != (now or edited):
            self._ask(EditFollowUp(asked))

    def take_back(self, operation: Operation) -> bool:
        """Put the words of an operation that was not carried out back, if there is room for them."""
        match operation:
            case AddFollowUp(follow_up=asked) if self.form.is_empty:
                self.form.fill(asked)
                return True
            case EditFollowUp(follow_up=asked) if self.editor is None and self.cards.card(asked.id):
                self.edit(asked)
                return True
        return False

    def refresh(self) -> None:
        """Show them as they are."""
        follow_ups = self.follow_ups
        self._people.setStringList(known_people(self._model.snapshot))
        edited_id = self._edited.id if self._edited is not None else None
        if self._model.snapshot.find(FollowUp, edited_id) is None:
            self._edited = self.editor = None
        self.kept.setVisible(len(follow_ups) > FEW or self.kept.currentIndex() > 0)
        self.nothing.setVisible(not follow_ups)
        keeps = _KEPT[self.kept.currentIndex()]
        self.cards.show_things([each for each in follow_ups if keeps(each) or each.id == edited_id])
        self._open_awaited()

    def _open_awaited(self) -> None:
        found = self._model.snapshot.find(FollowUp, self._awaited)
        if found is not None:
            self._awaited = None
            self.edit(found).who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_editor(self) -> None:
        id = self._edited.id if self._edited is not None else ""
        keyboard = QApplication.focusWidget()
        had_keyboard = self.editor is not None and keyboard is not None and self.editor.isAncestorOf(keyboard)
        self._edited = self.editor = None
        self.cards.close_editor()
        card = self.cards.card(id)
        if had_keyboard and isinstance(card, ThingCard):
            card.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, follow_up: FollowUp) -> ThingCard:
        box = QCheckBox()
        box.setChecked(follow_up.done)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.setAccessibleName(_("Fait : {what}").format(what=follow_up.what))
        box.clicked.connect(lambda done: self._ask(CloseFollowUp(follow_up.id, done)))
        reach = scope_words()[follow_up.scope]
        facts = (follow_up.who, follow_up.due, reach, _("fait") if follow_up.done else "")
        return ThingCard(
            follow_up.what,
            " · ".join(filter(None, facts)),
            edit=partial(self.edit, follow_up),
            remove=partial(self._ask, RemoveFollowUp(follow_up.id)),
            mark=box,
        )

    def _new(self, what: str) -> FollowUp:
        return FollowUp(
            id=FollowUpId(new_id()), meeting_id=self._model.meeting_id, what=what, created_at=self._now()
        )

    def _let_see(self, asked: FollowUp) -> None:
        """What was just added is seen."""
        if not _KEPT[self.kept.currentIndex()](asked):
            self.kept.setCurrentIndex(0)

    def _ask(self, operation: Operation) -> None:
        self.operation_requested.emit(operation)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.form, self.kept, self.nothing):
            column.addWidget(widget)
        column.addWidget(self.cards, 1)


def _filter_choice() -> QComboBox:
    choice = QComboBox()
    choice.setAccessibleName(_("Suites affichées"))
    choice.addItems([_("Toutes les suites"), _("À faire"), _("Suites locales"), _("Suites départementales")])
    return choice
