"""What the menus of the console hold: an action for each of `menus`, enabled and named as things stand."""

from collections import Counter
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

from atelier.board.model import BoardModel
from atelier.domain.language import gettext as _
from atelier.domain.language import pgettext
from atelier.domain.things import Door, Question
from atelier.ui import theme
from atelier.ui.menus import MOST_QUESTIONS, ActionSpec, Situation, action_specs
from atelier.ui.operation_wording import operation_phrase
from atelier.ui.plain_text import plain_action, plain_tooltip


class Actions(QObject):
    """The actions, enabled as they apply to the meeting, undo and redo named after what they take back."""

    def __init__(
        self,
        model: BoardModel,
        *,
        situation: Callable[[], Situation],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self._situation = situation
        self.specs = action_specs()
        self.by_name: Mapping[str, QAction] = {spec.name: self._made(spec) for spec in self.specs}
        uses = Counter(keys for spec in self.specs for keys in spec.keys)
        self._sharing = [spec for spec in self.specs if any(uses[keys] > 1 for keys in spec.keys)]
        for signal in (model.meeting_changed, model.history_changed, model.caught_up):
            signal.connect(self.refresh)
        self.refresh()

    def connect_slots(self, slots: Mapping[str, Callable[[], object]]) -> None:
        """Say what each action does; KeyError if one is left out."""
        for name, action in self.by_name.items():
            slot = slots[name]
            action.triggered.connect(lambda _checked=False, slot=slot: slot())
            # Qt ticks what was chosen, which is not yet, or not, what the room is on.
            action.triggered.connect(self.refresh)

    def fill(self, bar: QMenuBar) -> None:
        """Put every action into its menu."""
        menus = {menu: bar.addMenu(menu) for menu in dict.fromkeys(spec.menu for spec in self.specs)}
        for spec in self.specs:
            if spec.apart:
                menus[spec.menu].addSeparator()
            menus[spec.menu].addAction(self.by_name[spec.name])

    def about_phones(self) -> list[QAction]:
        """What concerns the phones and applies."""
        names = ("pause_phones", "close_phones", "open_phones", "phones", "invitation", "network")
        return [self.by_name[name] for name in names if self.by_name[name].isEnabled()]

    def refresh(self) -> None:
        """Enable and name them after the meeting as it is."""
        situation = self._situation()
        for spec in self.specs:
            self.by_name[spec.name].setEnabled(spec.applies(situation))
            if spec.naming is not None:
                self.by_name[spec.name].setText(spec.naming(situation))
            if spec.checkable and not spec.by_window:
                self.by_name[spec.name].setChecked(spec.is_ticked(situation))
        self._share_keys()
        history = self.model.history
        self._name_history(
            "undo", pgettext("history", "Annuler"), operation_phrase(history.done[-1]) if history.done else ""
        )
        self._name_history(
            "redo",
            pgettext("history", "Rétablir"),
            operation_phrase(history.undone[-1]) if history.undone else "",
        )
        self._name_pause()
        self._name_projection(seen=situation.projected is not None)
        self._name_questions()

    def _made(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.name)
        action.setCheckable(spec.checkable)
        action.setAutoRepeat(spec.repeats)
        action.setShortcutVisibleInContextMenu(True)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        if spec.icon:
            theme.bear_icon(action, spec.icon)
            action.setIconVisibleInMenu(False)
        return action

    def _share_keys(self) -> None:
        """Of actions with the same key, the first that applies has it: to Qt it would be ambiguous, and do nothing."""
        taken: set[str] = set()
        for spec in self._sharing:
            action, keys = self.by_name[spec.name], [keys for keys in spec.keys if keys not in taken]
            action.setShortcuts([QKeySequence(each) for each in keys])
            taken.update(keys if action.isEnabled() else ())

    def _name_history(self, name: str, verb: str, phrase: str) -> None:
        text = _("{verb} : {what}").format(verb=verb, what=phrase) if phrase else verb
        self.by_name[name].setText(plain_action(text))
        self.by_name[name].setToolTip(plain_tooltip(text))

    def _name_pause(self) -> None:
        paused = self.model.meeting.door is Door.PAUSED
        text = _("&Laisser les téléphones reprendre") if paused else _("Mettre &les téléphones en pause")
        self.by_name["pause_phones"].setText(text)

    def _name_projection(self, *, seen: bool) -> None:
        self.by_name["projection"].setText(_("Fermer la pr&ojection") if seen else _("&Ouvrir la projection"))

    def _name_questions(self) -> None:
        questions: dict[int, Question] = {question.number: question for question in self.model.questions}
        shown = self.model.question.number
        for number in range(1, MOST_QUESTIONS + 1):
            action = self.by_name[f"question_{number}"]
            question = questions.get(number)
            action.setVisible(question is not None)
            action.setCheckable(True)
            action.setChecked(number == shown)
            if question is not None:
                action.setText(plain_action(f"{number} {question.short}"))
                action.setToolTip(plain_tooltip(question.text))
