"""Everything that can be asked of the console, as data: its words, its menu, its keys, when it applies.

What each one does is the console's own business; `actions` makes what the menus hold of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _

from atelier.board.model import BoardModel
from atelier.domain.ids import NoteId
from atelier.ui.clock import current_stage, next_stage
from atelier.ui.projection_view import Projected, ProjectionView
from atelier.ui.read_back import neighbour

AZERTY = ("&", "É", '"', "'", "(", "-", "È", "_", "Ç")
"""What the keys 1 to 9 of a French keyboard give without Shift, which nobody thinks of holding for Ctrl+1."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides whether an action applies. `projected`: what the room sees; None while it sees nothing."""

    model: BoardModel
    selected: tuple[NoteId, ...] = ()
    projected: Projected | None = None


def _always(_situation: Situation) -> bool:
    return True


def _has_question(number: int, situation: Situation) -> bool:
    return any(question.number == number for question in situation.model.questions)


def _has_selection(situation: Situation) -> bool:
    return bool(situation.selected)


def _has_note(situation: Situation) -> bool:
    seen = situation.projected
    return _has_selection(situation) or (seen is not None and seen.note_id is not None)


def _has_cluster(situation: Situation) -> bool:
    model = situation.model
    return bool(model.board(model.question.id).groups)


def _has_neighbour(step: int, situation: Situation) -> bool:
    model = situation.model
    return neighbour(model.board(model.question.id), situation.projected, step) is not None


def _has_waiting(situation: Situation) -> bool:
    model = situation.model
    return model.unshown.waiting_count(model.question.id) > 0


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
    view: ProjectionView | None = None
    """The view that it shows the room: it is ticked while the room sees it."""


def action_specs() -> tuple[ActionSpec, ...]:
    """Every action but the questions', in the order of the menus."""
    return (
        *_meeting_specs(),
        *_edit_specs(),
        *_question_specs(),
        *_note_specs(),
        *_agenda_specs(),
        *_projection_specs(),
        *_view_specs(),
    )


def _meeting_specs() -> tuple[ActionSpec, ...]:
    menu = _("&Rencontre")
    return (
        ActionSpec(name="home", menu=menu, text=_("&Accueil"), keys=("Alt+Home",), icon="house"),
        ActionSpec(
            name="sheet", menu=menu, text=_("Fic&he de la rencontre…"), keys=("Ctrl+Shift+F",), apart=True
        ),
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
        ActionSpec(
            name="pause_phones",
            menu=menu,
            text=_("Mettre &les téléphones en pause"),
            keys=("F12",),
            applies=lambda now: now.model.meeting.phones_open,
        ),
        ActionSpec(name="phones", menu=menu, text=_("Collecte par télé&phone…"), keys=("Ctrl+Shift+C",)),
        ActionSpec(name="network", menu=menu, text=_("&Vérifier le réseau…"), keys=("Ctrl+Shift+N",)),
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
    return (
        *(
            ActionSpec(
                name=name,
                menu=menu,
                text=text,
                keys=keys,
                applies=_has_note if name == "withdraw" else _has_selection,
            )
            for name, text, keys in words
        ),
        *_review_specs(menu),
    )


def _review_specs(menu: str) -> tuple[ActionSpec, ...]:
    words = (
        ("show_waiting", _("&Afficher le post-it qui attend"), "Ctrl+Shift+A"),
        ("leave_off", _("&Ne pas afficher le post-it qui attend"), "Ctrl+Shift+X"),
        ("reveal", _("Ré&véler tout ce qui attend"), "Ctrl+Shift+D"),
    )
    return tuple(
        ActionSpec(
            name=name, menu=menu, text=text, keys=(keys,), applies=_has_waiting, apart=name == "show_waiting"
        )
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


def _projection_specs() -> tuple[ActionSpec, ...]:
    menu = _("Pro&jection")
    return (
        ActionSpec(
            name="projection", menu=menu, text=_("&Ouvrir la projection"), keys=("F11",), icon="presentation"
        ),
        ActionSpec(name="invitation", menu=menu, text=_("&QR code et adresse"), keys=("F9",), icon="qr-code"),
        *_room_specs(menu),
        *_reading_specs(menu),
    )


def _room_specs(menu: str) -> tuple[ActionSpec, ...]:
    # Ctrl+Shift and the view's letter: the keyboard is in the capture line, where plain keys write.
    return (
        ActionSpec(
            name="show_board",
            menu=menu,
            text=_("Montrer le &tableau"),
            keys=("Ctrl+Shift+T",),
            apart=True,
            view=ProjectionView.BOARD,
        ),
        ActionSpec(
            name="show_cluster",
            menu=menu,
            text=_("Montrer le &regroupement choisi"),
            keys=("Ctrl+Shift+R",),
            applies=_has_cluster,
            view=ProjectionView.CLUSTER,
        ),
        ActionSpec(
            name="show_note",
            menu=menu,
            text=_("Montrer le &post-it choisi"),
            keys=("Ctrl+Shift+P",),
            applies=_has_selection,
            view=ProjectionView.NOTE,
        ),
        ActionSpec(
            name="show_synthesis",
            menu=menu,
            text=_("Montrer la &synthèse de la question"),
            keys=("Ctrl+Shift+S",),
            applies=_has_cluster,
            view=ProjectionView.SYNTHESIS,
        ),
        ActionSpec(
            name="black",
            menu=menu,
            text=_("Écran &noir"),
            keys=("Ctrl+B",),
            applies=lambda now: now.projected is not None,
            view=ProjectionView.BLACK,
        ),
    )


def _reading_specs(menu: str) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            name="read_previous",
            menu=menu,
            text=_("Pré&cédent à lire"),
            keys=("Ctrl+PgUp",),
            applies=partial(_has_neighbour, -1),
            apart=True,
        ),
        ActionSpec(
            name="read_next",
            menu=menu,
            text=_("Sui&vant à lire"),
            keys=("Ctrl+PgDown",),
            applies=partial(_has_neighbour, 1),
        ),
    )


def _view_specs() -> tuple[ActionSpec, ...]:
    menu = _("Affic&hage")
    return (
        ActionSpec(name="arrivals", menu=menu, text=_("&Arrivées"), keys=("Alt+A",)),
        ActionSpec(name="synthesis", menu=menu, text=_("&Synthèse"), keys=("Alt+S",)),
        ActionSpec(name="quotes", menu=menu, text=_("&Verbatims"), keys=("Alt+V",)),
        ActionSpec(name="follow_ups", menu=menu, text=_("S&uites"), keys=("Alt+U",)),
        # The key 0 of a French keyboard gives À without Shift; the two right of it ) and =, and - is the key 6.
        ActionSpec(
            name="show_all",
            menu=menu,
            text=_("&Tout voir"),
            keys=("Ctrl+Shift+0", "Ctrl+Shift+À", "F4"),
            apart=True,
        ),
        ActionSpec(name="life_size", menu=menu, text=_("Taille &réelle"), keys=("Ctrl+0", "Ctrl+À")),
        ActionSpec(name="zoom_in", menu=menu, text=_("A&grandir"), keys=("Ctrl++", "Ctrl+=")),
        ActionSpec(name="zoom_out", menu=menu, text=_("Ré&duire"), keys=("Ctrl+)",)),
    )
