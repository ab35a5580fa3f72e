"""The right panel: arrivals, synthesis, quotes and follow-ups behind four tabs."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.ids import ClusterId
from atelier.domain.language import gettext as _
from atelier.domain.operations import Operation
from atelier.ui.arrivals import Arrivals
from atelier.ui.follow_ups_panel import FollowUpsPanel
from atelier.ui.panel_form import Now
from atelier.ui.quotes_panel import QuotesPanel
from atelier.ui.synthesis_panel import SynthesisPanel
from atelier.ui.theme import look

MOST_COUNTED = 99


class Panel(IntEnum):
    """The panels, in the order of their tabs."""

    ARRIVALS = 0
    SYNTHESIS = 1
    QUOTES = 2
    FOLLOW_UPS = 3


class SidePanel(QWidget):
    """Four panels, one in sight.

    Signals:
        operation_requested: (operation) one of the panels asks.
        refused: (sentence) something can't be added as it is typed.
        note_chosen: (note id) show it on the board.
    """

    operation_requested = Signal(object)
    refused = Signal(str)
    note_chosen = Signal(str)

    def __init__(self, model: BoardModel, *, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arrivals = Arrivals(model, now=now)
        self.synthesis = SynthesisPanel(model)
        self.quotes = QuotesPanel(model, now=now)
        self.follow_ups = FollowUpsPanel(model, now=now)
        self.tabs = QTabBar()
        self.stack = QStackedWidget()
        self._lay_out()
        for panel in (self.arrivals, self.synthesis, self.quotes, self.follow_ups):
            panel.operation_requested.connect(self.operation_requested)
        self.quotes.refused.connect(self.refused)
        self.arrivals.note_chosen.connect(self.note_chosen)
        self.arrivals.count_changed.connect(self._show_count)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self._show_count(self.arrivals.count)

    def show_panel(self, panel: Panel) -> None:
        """Bring a panel forward, the keyboard into its first field."""
        self.tabs.setCurrentIndex(panel)
        if panel is Panel.ARRIVALS:
            self.arrivals.focus_first()
        else:
            first = (self.synthesis.edit, self.quotes.text, self.follow_ups.what)[panel - 1]
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def review(self, decide: Callable[[], object]) -> None:
        """Decide of what waits, where it is in sight; else bring it in sight first."""
        if self.arrivals.isVisible():
            decide()
        else:
            self.show_panel(Panel.ARRIVALS)

    def show_cluster(self, cluster_id: ClusterId) -> None:
        """Have the synthesis follow the cluster that was chosen on the board."""
        self.synthesis.show_cluster(cluster_id)

    def finish(self) -> None:
        """Ask for whatever stands in the forms, before they go."""
        self.synthesis.flush()
        self.quotes.finish()
        self.follow_ups.submit()
        self.follow_ups.park()

    def take_back(self, operation: Operation) -> bool:
        """Put the words of an operation that was not carried out back where they were typed."""
        return any(p.take_back(operation) for p in (self.synthesis, self.quotes, self.follow_ups))

    def _show_count(self, count: int) -> None:
        name = _("Arrivées")
        # No more digits than that: the tabs fill the panel.
        shown = str(count) if count <= MOST_COUNTED else f"{MOST_COUNTED}+"
        self.tabs.setTabText(Panel.ARRIVALS, f"{name} {shown}" if count else name)

    def _lay_out(self) -> None:
        look(self, "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        names = (_("Arrivées"), _("Synthèse"), _("Verbatims"), _("Suites"))
        panels = (self.arrivals, self.synthesis, self.quotes, self.follow_ups)
        for name, panel in zip(names, panels, strict=True):
            self.tabs.addTab(name)
            self.stack.addWidget(panel)
        self.tabs.setAccessibleName(_("Panneaux"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
