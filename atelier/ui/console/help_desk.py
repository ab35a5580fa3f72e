"""What helps somebody who doesn't know where something is: every command by its words, the shortcuts, the guide."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from atelier.board.model import BoardModel
from atelier.domain.language import gettext as _
from atelier.ui.console.actions import Actions
from atelier.ui.settings import SettingsStore

if TYPE_CHECKING:
    from atelier.ui.finding.palette_choices import Choice
    from atelier.ui.finding.palette_dialog import PaletteDialog

_NOT_OFFERED = ("palette",)


class HelpDesk(QObject):
    """Opens the palette and the help; carries out what is chosen in the palette.

    Signals:
        stage_requested: (stage id) a stage was chosen.
        cluster_reached: (cluster id) a cluster of the question shown was chosen.
    """

    stage_requested = Signal(str)
    cluster_reached = Signal(str)

    def __init__(
        self, model: BoardModel, actions: Actions, *, settings: SettingsStore, window: QWidget
    ) -> None:
        super().__init__(window)
        self._model = model
        self._actions = actions
        self._window = window
        self._settings = settings
        self._recent: tuple[str, ...] = ()

    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action that helps does."""
        return {
            "palette": self.open_palette,
            "shortcuts": self.open_shortcuts,
            "guide": self.open_guide,
        }

    def open_palette(self) -> "PaletteDialog":
        """Offer everything that can be asked for."""
        # Here, not above: what the first paint does not need is not loaded before it.
        from PySide6.QtCore import Qt

        from atelier.ui.finding.palette_dialog import PaletteDialog

        self._actions.refresh()
        dialog = PaletteDialog(list(self._choices()), self._recent, parent=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._run)
        dialog.open()
        return dialog

    def open_shortcuts(self) -> QWidget:
        """Show every shortcut."""
        from atelier.ui.help.window import open_shortcuts

        return open_shortcuts(self._window, self._settings)

    def open_guide(self) -> QWidget:
        """Show the guide."""
        from atelier.ui.help.window import open_guide

        return open_guide(self._window, self._settings)

    def _run(self, choice: "Choice") -> None:
        from atelier.ui.finding.palette_choices import remembered

        self._recent = remembered(self._recent, choice.name)
        choice.run()

    def _choices(self) -> "Iterator[Choice]":
        from atelier.ui.finding.palette_choices import Choice, of_action

        for spec in self._actions.specs:
            action = self._actions.by_name[spec.name]
            if action.isVisible() and spec.name not in _NOT_OFFERED:
                yield of_action(action, spec.menu)
        model = self._model
        for stage in model.stages:
            yield Choice(
                name=f"stage {stage.id}",
                text=_("Aller à l’étape : {title}").format(title=stage.title),
                where=_("Déroulé"),
                run=partial(self.stage_requested.emit, stage.id),
                applies=stage.id != model.meeting.stage_id,
            )
        for group in model.board(model.question.id).groups:
            title = group.cluster.title or _("sans titre")
            yield Choice(
                name=f"cluster {group.cluster.id}",
                text=_("Voir le regroupement {number} : {title}").format(number=group.number, title=title),
                where=_("tableau"),
                run=partial(self.cluster_reached.emit, group.cluster.id),
            )
