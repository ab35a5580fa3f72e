"""Everything that can be asked of the console, as data: its words, its menu, its keys, when it applies.

What each one does is the console's own business: it connects a slot to each name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

from atelier.board.model import BoardModel
from atelier.domain.ids import NoteId
from atelier.domain.things import Question
from atelier.ui import theme
from atelier.ui.clock import current_stage, next_stage
from atelier.ui.plain_text import plain_action, plain_tooltip
from atelier.ui.wording import operation_phrase

AZERTY = ("&", "É", '"', "'", "(", "-", "È", "_", "Ç")
"""What the keys 1 to 9 of a French keyboard give without Shift, which nobody thinks of holding for Ctrl+1."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides whether an action applies."""

    model: BoardModel
    selected: tuple[NoteId, ...] = ()


def _always(_situation: Situation) -> bool:
    return True


def _has_question(number: int, situation: Situation) -> bool:
    return any(question.number == number for question in situation.model.questions)


def _has_selection(situation: Situation) -> bool:
    return bool(situation.selected)


def _has_stage(situation: Situation) -> bool:
    return current_stage(situation.model) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One action; `tip` is what a button without words says."""

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    applies: Callable[[Situation], bool] = _always
    apart: bool = False
    """Whether a separator stands before it."""


def action_specs() -> tuple[ActionSpec, ...]:
    """Every action but the questions', in the order of the menus."""
    return (
        *_meeting_specs(),
        *_edit_specs(),
        *_question_specs(),
        *_note_specs(),
        *_agenda_specs(),
        *_view_specs(),
    )


def _meeting_specs() -> tuple[ActionSpec, ...]:
    menu = _("&Rencontre")
    return (
        ActionSpec(name="home", menu=menu, text=_("&Accueil"), keys=("Alt+Home",), icon="house"),
        ActionSpec(
            name="import", menu=menu, text=_("&Importer un récapitulatif…"), keys=("Ctrl+I",), apart=True
        ),
        ActionSpec(
            name="export",
            menu=menu,
            text=_("&Exporter le compte rendu…"),
            keys=("Ctrl+E",),
            icon="file-down",
        ),
        ActionSpec(
            name="open_phones",
            menu=menu,
            text=_("&Rouvrir la collecte par téléphone"),
            applies=lambda now: not now.model.meeting.phones_open,
            apart=True,
        ),
        ActionSpec(
            name="close_phones",
            menu=menu,
            text=_("&Fermer la collecte par téléphone"),
            applies=lambda now: now.model.meeting.phones_open,
        ),
        ActionSpec(name="close", menu=menu, text=_("Fermer la &console"), keys=("Ctrl+W",), apart=True),
    )


def _edit_specs() -> tuple[ActionSpec, ...]:
    menu = _("É&dition")
    return (
        ActionSpec(
            name="undo",
            menu=menu,
            text=_("Annuler"),
            keys=("Ctrl+Z",),
            icon="undo-2",
            applies=lambda now: bool(now.model.history.done),
        ),
        ActionSpec(
            name="redo",
            menu=menu,
            text=_("Rétablir"),
            keys=("Ctrl+Shift+Z", "Ctrl+Y"),
            icon="redo-2",
            applies=lambda now: bool(now.model.history.undone),
        ),
        ActionSpec(name="capture", menu=menu, text=_("Écrire un &post-it"), keys=("Ctrl+L",), apart=True),
    )


def _question_specs() -> tuple[ActionSpec, ...]:
    menu = _("&Question")
    return tuple(
        ActionSpec(
            name=f"question_{number}",
            menu=menu,
            text=_("Question {number}").format(number=number),
            keys=(f"Ctrl+{number}", f"Ctrl+{AZERTY[number - 1]}") if number <= len(AZERTY) else (),
            applies=partial(_has_question, number),
        )
        for number in range(1, 13)
    )


def _note_specs() -> tuple[ActionSpec, ...]:
    # The board answers to these plain keys itself, while it has the keyboard; after a tab they are only told.
    menu = _("&Post-its")
    words = (
        ("group", _("Nouveau &regroupement") + "\tG", ()),
        ("send_to", _("&Envoyer vers…"), ("Ctrl+M",)),
        ("unsort", _("Remettre à &classer") + "\tU", ()),
        ("isolate", _("&Isoler") + "\tI", ()),
        ("withdraw", _("Re&tirer du tableau") + "\t" + _("Suppr"), ()),
    )
    return tuple(
        ActionSpec(name=name, menu=menu, text=text, keys=keys, applies=_has_selection)
        for name, text, keys in words
    )


def _agenda_specs() -> tuple[ActionSpec, ...]:
    menu = _("Dérou&lé")
    return (
        ActionSpec(
            name="next_stage",
            menu=menu,
            text=_("Étape &suivante"),
            keys=("F8",),
            applies=lambda now: next_stage(now.model) is not None,
        ),
        ActionSpec(
            name="pause",
            menu=menu,
            text=_("&Pause ou reprise"),
            keys=("F6",),
            applies=_has_stage,
        ),
        ActionSpec(
            name="extend",
            menu=menu,
            text=_("&Deux minutes de plus"),
            keys=("F7",),
            applies=_has_stage,
        ),
    )


def _view_specs() -> tuple[ActionSpec, ...]:
    menu = _("Affic&hage")
    return (
        ActionSpec(name="projection", menu=menu, text=_("&Projection"), keys=("F11",), icon="presentation"),
        ActionSpec(name="invitation", menu=menu, text=_("&QR code et adresse"), keys=("F9",), icon="qr-code"),
        ActionSpec(name="arrivals", menu=menu, text=_("&Arrivées"), keys=("Alt+A",), apart=True),
        ActionSpec(name="synthesis", menu=menu, text=_("&Synthèse"), keys=("Alt+S",)),
        ActionSpec(name="quotes", menu=menu, text=_("&Verbatims"), keys=("Alt+V",)),
        ActionSpec(name="follow_ups", menu=menu, text=_("S&uites"), keys=("Alt+U",)),
    )


class Actions(QObject):
    """The actions, enabled as they apply to the meeting, undo and redo named after what they take back."""

    def __init__(
        self,
        model: BoardModel,
        *,
        selected: Callable[[], tuple[NoteId, ...]] = tuple,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self._selected = selected
        self.specs = action_specs()
        self.by_name: Mapping[str, QAction] = {spec.name: self._made(spec) for spec in self.specs}
        for signal in (model.meeting_changed, model.history_changed, model.followed):
            signal.connect(self.refresh)
        self.refresh()

    def connect_slots(self, slots: Mapping[str, Callable[[], object]]) -> None:
        """Say what each action does; KeyError if one is left out."""
        for name, action in self.by_name.items():
            slot = slots[name]
            action.triggered.connect(lambda _checked=False, slot=slot: slot())

    def fill(self, bar: QMenuBar) -> None:
        """Put every action into its menu."""
        menus = {menu: bar.addMenu(menu) for menu in dict.fromkeys(spec.menu for spec in self.specs)}
        for spec in self.specs:
            if spec.apart:
                menus[spec.menu].addSeparator()
            menus[spec.menu].addAction(self.by_name[spec.name])

    def refresh(self) -> None:
        """Enable and name them after the meeting as it is."""
        situation = Situation(self.model, self._selected())
        for spec in self.specs:
            self.by_name[spec.name].setEnabled(spec.applies(situation))
        history = self.model.history
        self._name_history("undo", _("Annuler"), operation_phrase(history.done[-1]) if history.done else "")
        self._name_history(
            "redo", _("Rétablir"), operation_phrase(history.undone[-1]) if history.undone else ""
        )
        self._name_questions()

    def _made(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.name)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        if spec.icon:
            action.setIcon(theme.icon(spec.icon))
            action.setIconVisibleInMenu(False)
        return action

    def _name_history(self, name: str, verb: str, phrase: str) -> None:
        text = _("{verb} : {what}").format(verb=verb, what=phrase) if phrase else verb
        self.by_name[name].setText(plain_action(text))
        self.by_name[name].setToolTip(plain_tooltip(text))

    def _name_questions(self) -> None:
        questions: dict[int, Question] = {question.number: question for question in self.model.questions}
        shown = self.model.question.number
        for number in range(1, 13):
            action = self.by_name[f"question_{number}"]
            question = questions.get(number)
            action.setVisible(question is not None)
            action.setCheckable(True)
            action.setChecked(number == shown)
            if question is not None:
                action.setText(plain_action(f"{number} {question.short}"))
                action.setToolTip(plain_tooltip(question.text))
