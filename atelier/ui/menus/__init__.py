"""Everything that can be asked of the console, as data, a module for each group of menus.

What each action does is the console's own business; `actions` makes what the menus hold of them.
"""

from atelier.ui.menus.clusters import cluster_specs
from atelier.ui.menus.edit import AZERTY, MOST_QUESTIONS, edit_specs, question_specs
from atelier.ui.menus.help import help_specs
from atelier.ui.menus.meeting import agenda_specs, meeting_specs
from atelier.ui.menus.post_its import note_specs
from atelier.ui.menus.projection import projection_specs
from atelier.ui.menus.recording import recording_specs
from atelier.ui.menus.spec import ActionSpec, Situation
from atelier.ui.menus.view import view_specs

__all__ = ["AZERTY", "MOST_QUESTIONS", "ActionSpec", "Situation", "action_specs"]


def action_specs() -> tuple[ActionSpec, ...]:
    """Every action, in the order of the menus."""
    return (
        *meeting_specs(),
        *edit_specs(),
        *question_specs(),
        *note_specs(),
        *cluster_specs(),
        *agenda_specs(),
        *recording_specs(),
        *projection_specs(),
        *view_specs(),
        *help_specs(),
    )
