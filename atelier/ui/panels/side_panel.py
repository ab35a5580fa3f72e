"""The right panel: arrivals, synthesis, quotes and follow-ups behind four tabs."""

from collections.abc import Callable
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.ids import ClusterId
from atelier.domain.language import gettext as _
from atelier.domain.operations import Operation
from atelier.ui.panels.arrivals import Arrivals
from atelier.ui.panels.panel_form import Now
from atelier.ui.synthesis.cite_place import CitePlace
from atelier.ui.theme import look
from atelier.ui.widgets.dialog_layout import scrolled

if TYPE_CHECKING:
    from atelier.domain.citing import Use
    from atelier.ui.panels.follow_ups_panel import FollowUpsPanel
    from atelier.ui.panels.quotes_panel import QuotesPanel
    from atelier.ui.synthesis.panel import SynthesisPanel

MOST_COUNTED = 99
_MARGIN = 8


class Panel(IntEnum):
    """The panels, in the order of their tabs."""

    ARRIVALS = 0
    SYNTHESIS = 1
    QUOTES = 2
    FOLLOW_UPS = 3


class SidePanel(QWidget):
    """Four panels, one in sight; each but the arrivals is made when it is first asked for.

    Signals:
        operation_requested: (operation) one of the panels asks.
        refused: (sentence) something can't be added as it is typed.
        note_chosen: (note id) show it on the board.
        asked_for: one of the panels is wanted in sight.
        quotes_made: (QuotesPanel) the panel of the quotes is there.
        cluster_chosen: (cluster id) by hand, in the synthesis.
        citation_followed: (note id) show it on the board, the synthesis staying as it is.
        note_cited: what was dropped on the synthesis is cited there.
        widening_requested: she wants the panel wider, or as it was.
    """

    operation_requested = Signal(object)
    refused = Signal(str)
    note_chosen = Signal(str)
    asked_for = Signal()
    quotes_made = Signal(object)
    cluster_chosen = Signal(str)
    citation_followed = Signal(str)
    note_cited = Signal()
    widening_requested = Signal()

    def __init__(self, model: BoardModel, *, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._now = model, now
        self._is_wide = self._is_widened = False
        self.arrivals = Arrivals(model, now=now)
        self.cite_place = CitePlace(
            model, lambda: self._synthesis.edit if self._synthesis else None, cited=self.note_cited.emit
        )
        self._synthesis: SynthesisPanel | None = None
        self._quotes: QuotesPanel | None = None
        self._follow_ups: FollowUpsPanel | None = None
        self.tabs = QTabBar()
        self.stack = QStackedWidget()
        self._lay_out()
        self.arrivals.operation_requested.connect(self.operation_requested)
        self.arrivals.note_chosen.connect(self.note_chosen)
        self.arrivals.count_changed.connect(self._show_count)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self._show_count(self.arrivals.count)

    @property
    def synthesis(self) -> "SynthesisPanel":
        """The synthesis of a cluster."""
        if self._synthesis is None:
            from atelier.ui.synthesis.panel import SynthesisPanel  # late: the first paint does without

            self._synthesis = SynthesisPanel(self._model, now=self._now)
            self._synthesis.operation_requested.connect(self.operation_requested)
            self._synthesis.cluster_chosen.connect(self.cluster_chosen)
            self._synthesis.note_chosen.connect(self.citation_followed)
            self._synthesis.widening_requested.connect(self._widen)
            self._synthesis.told.connect(self.refused)
            self._synthesis.show_width(is_wide=self._is_wide)
            self._hold(Panel.SYNTHESIS, self._synthesis)
        return self._synthesis

    @property
    def quotes(self) -> "QuotesPanel":
        """The words said aloud."""
        if self._quotes is None:
            from atelier.ui.panels.quotes_panel import QuotesPanel

            self._quotes = QuotesPanel(self._model, now=self._now)
            self._quotes.operation_requested.connect(self.operation_requested)
            self._quotes.refused.connect(self.refused)
            self._hold(Panel.QUOTES, self._quotes)
            self.quotes_made.emit(self._quotes)
        return self._quotes

    @property
    def follow_ups(self) -> "FollowUpsPanel":
        """The follow-ups, the decisions and the parked questions."""
        if self._follow_ups is None:
            from atelier.ui.panels.follow_ups_panel import FollowUpsPanel

            self._follow_ups = FollowUpsPanel(self._model, now=self._now)
            self._follow_ups.operation_requested.connect(self.operation_requested)
            self._hold(Panel.FOLLOW_UPS, self._follow_ups)
        return self._follow_ups

    @property
    def cluster_id(self) -> ClusterId | None:
        """The cluster whose synthesis is there to write, once that panel was asked for."""
        return self._synthesis.cluster_id if self._synthesis is not None else None

    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action about the panels does."""
        review = self.arrivals.review
        return {
            "show_waiting": partial(self.review, review.show_waiting),
            "leave_off": partial(self.review, review.leave_off_waiting),
            "reveal": review.ask_reveal,
            **{panel.name.lower(): partial(self.show_panel, panel) for panel in Panel},
        }

    def show_panel(self, panel: Panel) -> None:
        """Bring a panel forward, the keyboard into its first field."""
        self.asked_for.emit()
        self.tabs.setCurrentIndex(panel)
        if panel is Panel.ARRIVALS:
            self.arrivals.focus_first()
        else:
            self._first_field(panel).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def review(self, decide: Callable[[], object]) -> None:
        """Decide of what waits, where it is in sight; else bring it in sight first."""
        if self.arrivals.isVisible():
            decide()
        else:
            self.show_panel(Panel.ARRIVALS)

    def show_cluster(self, cluster_id: ClusterId) -> None:
        """Have the synthesis follow the cluster that was chosen on the board."""
        # What is held over the text is cited there: it must not change under the hand.
        if not self.cite_place.is_aimed_at:
            self.synthesis.show_cluster(cluster_id)

    def show_use(self, use: "Use") -> None:
        """Go to the sentence that cites a post-it."""
        self.show_panel(Panel.SYNTHESIS)
        self.synthesis.show_use(use)

    def show_width(self, *, is_wide: bool) -> None:
        """Say whether it is as wide as it gets."""
        self._is_wide = is_wide
        if self._synthesis is not None:
            self._synthesis.show_width(is_wide=is_wide)

    def flush(self) -> None:
        """Ask now for what typing has not asked for yet."""
        if self._synthesis is not None:
            self._synthesis.flush()

    def finish(self) -> None:
        """Ask for whatever stands in the forms, before they go."""
        self.flush()
        if self._quotes is not None:
            self._quotes.finish()
        if self._follow_ups is not None:
            self._follow_ups.finish()

    def take_back(self, operation: Operation) -> bool:
        """Put the words of an operation that was not carried out back where they were typed."""
        return any(p.take_back(operation) for p in (self.synthesis, self.quotes, self.follow_ups))

    def _first_field(self, panel: Panel) -> QWidget:
        """Where writing begins in that panel, which is made if it was not."""
        match panel:
            case Panel.SYNTHESIS:
                return self.synthesis.edit
            case Panel.QUOTES:
                return self.quotes.text
            case Panel.FOLLOW_UPS:
                return self.follow_ups.first_field
        return self.arrivals.view

    def _on_tab_changed(self, index: int) -> None:
        self._first_field(Panel(index))
        self.stack.setCurrentIndex(index)
        # It was widened for the synthesis, whose button alone would give the board its room back.
        if self._is_widened and self._is_wide and index != Panel.SYNTHESIS:
            self._widen()

    def _widen(self) -> None:
        self._is_widened = not self._is_wide
        self.widening_requested.emit()

    def _hold(self, panel: Panel, made: QWidget) -> None:
        place = self.stack.widget(panel)
        assert place is not None
        # A form is taller than a low screen in large letters; the arrivals scroll by themselves.
        area = scrolled(made)
        place.layout().addWidget(area)  # type: ignore[union-attr]  # _place gave it one
        _follow_by_tab(place, area)

    def _show_count(self, count: int) -> None:
        name = _("Arrivées")
        # No more digits than that: the tabs fill the panel.
        shown = str(count) if count <= MOST_COUNTED else f"{MOST_COUNTED}+"
        self.tabs.setTabText(Panel.ARRIVALS, f"{name} {shown}" if count else name)
        self._fit_tabs()

    def _fit_tabs(self) -> None:
        """Where the names don't fit they give way before a panel is out of reach; where they fit, Qt would cut too."""
        fits = self.tabs.sizeHint().width() <= self.tabs.width()
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone if fits else Qt.TextElideMode.ElideRight)

    def _lay_out(self) -> None:
        look(self, "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        names = (_("Arrivées"), _("Synthèse"), _("Verbatims"), _("Suites"))
        for name in names:
            self.tabs.setTabToolTip(self.tabs.addTab(name), name)
        for panel in Panel:
            self.stack.addWidget(self.arrivals if panel is Panel.ARRIVALS else _place())
        self.tabs.setAccessibleName(_("Panneaux"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(12)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower or wider, the tabs keep within it."""
        super().resizeEvent(event)
        self.tabs.resize(self.width() - 2 * _MARGIN, self.tabs.height())
        self._fit_tabs()


def _place() -> QWidget:
    """Where a panel comes once it is made."""
    place = QWidget()
    QVBoxLayout(place).setContentsMargins(0, 0, 0, 0)
    return place


def _follow_by_tab(place: QWidget, made: QWidget) -> None:
    """Have Tab reach what was just made in that place, not at the end of the window where Qt puts it."""
    inside = [made]
    while (following := inside[-1].nextInFocusChain()) is not None and made.isAncestorOf(following):
        inside.append(following)
    before: QWidget | None = place
    # Qt leaves what takes no focus where it is.
    while before is not None and before.focusPolicy() is Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    for one in inside:
        if before is not None and one.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            QWidget.setTabOrder(before, one)
            before = one
