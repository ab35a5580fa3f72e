"""Where the projection is, in words for the facilitator: always on the console, and what she must know at once."""

from atelier.domain.language import gettext as _
from atelier.ui.console.phone_news import News
from atelier.ui.projection.second_display import DisplayState


def state_phrase(state: DisplayState) -> str:
    """Where it is, for the line that is always seen."""
    phrases = {
        DisplayState.CLOSED: _("projection fermée"),
        DisplayState.WINDOWED: _("projection dans une fenêtre"),
        DisplayState.FILLING: _("projection sur l’autre écran"),
        DisplayState.LOST: _("▲ projecteur débranché"),
    }
    return phrases[state]


class ProjectionNews:
    """What she is told once: that the projector is gone, and that it is back."""

    def __init__(self) -> None:
        self._is_missed = False
        """Whether she was told that the projector is gone, and not yet that it is back."""

    def follow(self, state: DisplayState) -> News | None:
        """What is news of that state."""
        was_missed = self._is_missed
        # In a window meanwhile, the room still sees nothing; closed, it is not to come back.
        self._is_missed = state is DisplayState.LOST or (was_missed and state is DisplayState.WINDOWED)
        if self._is_missed and not was_missed:
            return News(
                _(
                    "Le projecteur n’est plus branché\xa0: la salle ne voit plus rien. Rebranchez-le, la projection y"
                    " revient seule\u202f; ou F11 l’ouvre ici, dans une fenêtre."
                ),
                lasting=True,
            )
        if was_missed and state is DisplayState.FILLING:
            return News(_("Le projecteur est de nouveau là\xa0: la salle voit la projection."), lasting=False)
        return None
