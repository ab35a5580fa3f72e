"""The choice of a preset, each with how long it would last on the questions of this project."""

from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from atelier.domain.language import gettext as _
from atelier.domain.preset import Preset, planned_stages
from atelier.domain.things import Question
from atelier.ui.plain_text import plain_action, plain_tooltip
from atelier.ui.planning.agenda_editor.times import duration_phrase, stage_count


class PresetMenu(QObject):
    """A button with the presets, and one that goes back to what was there.

    Signals:
        chosen: (Preset) its stages are wanted.
    """

    chosen = Signal(object)

    def __init__(
        self,
        presets: Sequence[Preset],
        questions: Sequence[Question],
        *,
        begins_at: time | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.button = QPushButton(_("Partir d’un modèle"))
        self.back = QPushButton(_("Revenir au déroulé d’avant"))
        self.menu = QMenu(self.button)
        self.menu.setToolTipsVisible(True)
        numbers = [question.number for question in questions]
        for preset in presets:
            action = self.menu.addAction(plain_action(preview(preset, numbers, begins_at)))
            action.setToolTip(plain_tooltip(preset.description))
            action.triggered.connect(lambda _checked=False, preset=preset: self.chosen.emit(preset))
        self.button.setMenu(self.menu)
        self.button.setEnabled(bool(presets))
        self.back.hide()
        for button in (self.button, self.back):
            button.setAutoDefault(False)


def preview(preset: Preset, numbers: Sequence[int], begins_at: time | None) -> str:
    """The preset's name, its stages and how long they last."""
    stages = planned_stages(preset, numbers)
    lasting = duration_phrase(sum(stage.minutes for stage in stages), begins_at)
    return f"{preset.title} · {stage_count(len(stages))} · {lasting}"
