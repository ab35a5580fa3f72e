"""The clock that quotes are stamped on, and its sound: the end of the menu « Déroulé »."""

from atelier.domain.language import gettext as _
from atelier.domain.things import Recording
from atelier.ui.menus.spec import ActionSpec, Situation

STAMP_KEY, CLOCK_KEY = "Ctrl+T", "Ctrl+Shift+H"


def recording_specs() -> tuple[ActionSpec, ...]:
    """What « Déroulé » holds of it."""
    menu = _("Dérou&lé")
    return (
        ActionSpec(
            name="stamp",
            menu=menu,
            text=_("&Noter le moment d’un verbatim"),
            keys=(STAMP_KEY,),
            repeats=False,
            apart=True,
        ),
        ActionSpec(
            name="recording_clock",
            menu=menu,
            text=_("&Chronomètre des verbatims"),
            keys=(CLOCK_KEY,),
            repeats=False,
            ticked=_clock_runs,
        ),
        ActionSpec(name="record_sound", menu=menu, text=_("&Enregistrer le son…")),
        ActionSpec(name="recordings", menu=menu, text=_("Enre&gistrements…")),
    )


def _clock_runs(situation: Situation) -> bool:
    here = situation.model.snapshot.where(Recording, meeting_id=situation.model.meeting_id)
    return any(recording.ended_at is None for recording in here)
