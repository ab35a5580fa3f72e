"""The documents of the meeting under way: its window, and what it asks for, made as the meeting is then."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QObject, Signal

from atelier.board.model import BoardModel
from atelier.domain.things import Meeting, Project
from atelier.ui.settings import SettingsStore

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from atelier.domain.welcome import WelcomeSheet
    from atelier.exporter import Draw, Exporter, Job
    from atelier.ui.documents.offers import Order
    from atelier.ui.documents.saving_row import SavingRow
    from atelier.ui.documents.window import DocumentsWindow
    from atelier.ui.projection.invitation import Invitation
    from atelier.ui.window_places import WindowPlace

    Invite: TypeAlias = Callable[[Meeting], Invitation | None]


class DocumentsDesk(QObject):
    """Has documents shown and saved; what becomes of them is told in its window, else where the work goes on.

    Signals:
        told: (sentence) a document is saved.
        refused: (sentence) it is not, and why.
    """

    told = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        model: BoardModel,
        exporter: "Exporter",
        *,
        invite: "Invite",
        flush: Callable[[], object],
        pending: Callable[[], int],
        settings: SettingsStore,
        over: "QWidget",
    ) -> None:
        super().__init__(over)
        self._model = model
        self._exporter = exporter
        self._invite = invite
        self._flush = flush
        self._pending = pending
        self._settings = settings
        self._over = over
        self._preview: tuple[Job, Order] | None = None
        """What is being drawn to be looked at."""
        self._savings: dict[Job, SavingRow | None] = {}
        """What is being written, and where that is told while the window is there."""
        self._waiting: list[tuple[Order, Path]] = []
        self.window: DocumentsWindow | None = None
        """The window once it was asked for; closed, it is kept with what was chosen in it."""
        self._place: WindowPlace | None = None
        exporter.progressed.connect(self._on_progressed)
        exporter.done.connect(self._on_done)
        exporter.failed.connect(self._on_failed)
        exporter.cancelled.connect(self._on_cancelled)

    def open(self, document: str = "") -> "DocumentsWindow":
        """Show the window, on that document where one is named."""
        if self.window is None:
            self.window = self._made()
        if document:
            from atelier.domain.document import Document

            self.window.choose(Document(document))
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        return self.window

    def save(self, order: "Order", path: Path) -> None:
        """Write a document with all that was asked for up to now."""
        self._flush()
        self._waiting.append((order, path))
        self.follow_pending(self._pending())

    def follow_pending(self, pending: int) -> None:
        """What was asked a moment ago is not in the model before it is committed: documents wait for it."""
        if not pending:
            self._write_waiting()

    def close(self) -> None:
        """Write what still waits, and leave it to others to tell: the windows go."""
        self._write_waiting()
        for job in self._savings:
            job.is_left = True
        self._savings = {}
        self._give_preview_up()
        if self.window is not None:
            self.window.close()
        self.window = None

    def _write_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for order, path in waiting:
            self._write(order, path)

    def _write(self, order: "Order", path: Path) -> None:
        job = self._exporter.write(self._writer(order), path)
        self._savings[job] = None
        if self._preview is not None:
            # One at a time is made: what is only looked at gives way, and comes again afterwards.
            self._show_preview(self._preview[1])
        if self.window is not None:
            row = self._savings[job] = self.window.savings.add(order, path)
            row.cancel_requested.connect(job.cancel)

    def _show_preview(self, order: "Order") -> None:
        """Have it drawn; what was asked for before is of no more use."""
        self._give_preview_up()
        self._preview = self._exporter.draw(self._drawer(order)), order

    def _give_preview_up(self) -> None:
        if self._preview is not None:
            self._preview[0].cancel()
        self._preview = None

    # What becomes of them

    def _on_progressed(self, job: "Job", share: float) -> None:
        if (row := self._savings.get(job)) is not None:
            row.show_share(share)

    def _on_done(self, job: "Job", outcome: Any) -> None:
        if (order := self._drawn(job)) and self.window is not None:
            self.window.show_preview(order, outcome)
        elif job in self._savings:
            if (row := self._savings.pop(job)) is not None:
                row.show_saved()
            if not self._is_seen:
                self.told.emit(outcome)

    def _on_failed(self, job: "Job", sentence: str) -> None:
        if self._drawn(job) and self.window is not None:
            self.window.preview.show_problem(sentence)
        elif job in self._savings:
            if (row := self._savings.pop(job)) is not None:
                row.show_failed(sentence)
            if not self._is_seen:
                self.refused.emit(sentence)

    def _on_cancelled(self, job: "Job") -> None:
        if (row := self._savings.pop(job, None)) is not None:
            row.show_cancelled()

    def _drawn(self, job: "Job") -> "Order | None":
        """What was ordered, where it is the preview that was asked for last; it is over then."""
        if self._preview is None or self._preview[0] is not job:
            return None
        order, self._preview = self._preview[1], None
        return order

    @property
    def _is_seen(self) -> bool:
        return self.window is not None and self.window.isVisible()

    def _writer(self, order: "Order") -> Callable[..., str]:
        from atelier.papers import writer  # late, as below: for those who export

        return writer(order, self._model.snapshot, self._model.meeting_id, invite=self._welcome_sheet)

    def _drawer(self, order: "Order") -> "Draw":
        from atelier.papers import drawer

        return drawer(order, self._model.snapshot, self._model.meeting_id, invite=self._welcome_sheet)

    def _welcome_sheet(self, project: Project, meeting: Meeting) -> "WelcomeSheet":
        from atelier.welcome_sheet import welcome_sheet  # late: few sheets are printed

        invitation = self._invite(meeting)
        if invitation is None:
            return welcome_sheet(project, meeting)
        return welcome_sheet(project, meeting, address=invitation.address, form_qr=invitation.form_qr)

    def _made(self) -> "DocumentsWindow":
        # Here, not above: the first paint waits neither for QtPdf nor for a list of formats.
        from atelier.papers import offers
        from atelier.ui.documents.window import DocumentsWindow
        from atelier.ui.window_places import WindowPlace

        window = DocumentsWindow(self._model, offers(), settings=self._settings, parent=self._over)
        self._place = WindowPlace(window, "documents", self._settings)
        self._place.restore()
        window.preview_requested.connect(self._show_preview)
        window.save_requested.connect(self.save)
        window.finished.connect(self._on_closed)
        return window

    def _on_closed(self) -> None:
        self._give_preview_up()
        if self._place is not None:
            self._place.keep()
