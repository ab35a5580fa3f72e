"""The menus of the meeting as a whole: « Rencontre », and « Déroulé » for its clock."""

from atelier.board.stages import current_stage, next_stage, previous_stage
from atelier.domain.language import gettext as _
from atelier.domain.practice import is_silent, may_be_silent
from atelier.ui.menus.spec import ActionSpec, Situation

NEXT_KEY, PREVIOUS_KEY = "F8", "Shift+F8"
PLAN_KEY = "Ctrl+Shift+G"


def meeting_specs() -> tuple[ActionSpec, ...]:
    """« Rencontre »."""
    menu = _("&Rencontre")
    return (
        ActionSpec(name="home", menu=menu, text=_("&Accueil"), keys=("Alt+Home",), icon="house"),
        ActionSpec(
            name="sheet", menu=menu, text=_("Fic&he de la rencontre…"), keys=("Ctrl+Shift+F",), apart=True
        ),
        ActionSpec(name="attendance", menu=menu, text=_("Fe&uille de présence…"), keys=("Ctrl+Shift+J",)),
        ActionSpec(
            name="import", menu=menu, text=_("&Importer un récapitulatif…"), keys=("Ctrl+I",), apart=True
        ),
        ActionSpec(
            name="documents",
            menu=menu,
            text=_("&Documents…"),
            keys=("Ctrl+E",),
            icon="file-down",
        ),
        ActionSpec(name="export", menu=menu, text=_("&Exporter le compte rendu…")),
        ActionSpec(
            name="welcome_sheet",
            menu=menu,
            text=_("Fiche d’accueil à i&mprimer…"),
            keys=("Ctrl+Shift+E",),
        ),
        ActionSpec(name="archive", menu=menu, text=_("Archiver le pro&jet…")),
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
        ActionSpec(name="settings", menu=menu, text=_("Ré&glages…"), keys=("Ctrl+,",), apart=True),
        ActionSpec(name="close", menu=menu, text=_("Fermer la &console"), keys=("Ctrl+W",), apart=True),
    )


def agenda_specs() -> tuple[ActionSpec, ...]:
    """« Déroulé »."""
    menu = _("Dérou&lé")
    return (
        *_stage_specs(menu),
        *_clock_specs(menu),
        ActionSpec(
            name="silence",
            menu=menu,
            text=_("Tri s&ilencieux"),
            applies=_is_sorting,
            ticked=lambda now: is_silent(current_stage(now.model)),
            apart=True,
        ),
        ActionSpec(
            name="plan_agenda",
            menu=menu,
            text=_("Modifier le dérou&lé…"),
            keys=(PLAN_KEY,),
        ),
    )


def _stage_specs(menu: str) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            name="next_stage",
            menu=menu,
            text=_("Étape &suivante"),
            keys=(NEXT_KEY,),
            applies=lambda now: next_stage(now.model) is not None,
            repeats=False,
        ),
        ActionSpec(
            name="previous_stage",
            menu=menu,
            text=_("Étape p&récédente"),
            keys=(PREVIOUS_KEY,),
            applies=lambda now: previous_stage(now.model) is not None,
            repeats=False,
        ),
    )


def _clock_specs(menu: str) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            name="pause",
            menu=menu,
            text=_("&Pause ou reprise"),
            keys=("F6",),
            applies=_has_stage,
            repeats=False,
            apart=True,
        ),
        ActionSpec(
            name="extend",
            menu=menu,
            text=_("&Deux minutes de plus"),
            keys=("F7",),
            applies=_has_stage,
        ),
        ActionSpec(
            name="shorten",
            menu=menu,
            text=_("Deux minutes de &moins"),
            keys=("Shift+F7",),
            applies=_has_time_left,
        ),
    )


def _has_stage(situation: Situation) -> bool:
    return current_stage(situation.model) is not None


def _is_sorting(situation: Situation) -> bool:
    stage = current_stage(situation.model)
    return stage is not None and may_be_silent(stage.kind)


def _has_time_left(situation: Situation) -> bool:
    """By what is known without a clock: what ran out meanwhile is refused, with the reason."""
    stage = current_stage(situation.model)
    return stage is not None and stage.minutes * 60 + situation.model.meeting.stage_extra_s > stage.used_s
