"""What becomes of a text that reads as several post-its: the offer to split it, the preview, the outcome."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from atelier.board.model import BoardModel
from atelier.ui.console.capture import CaptureLine
from atelier.ui.settings import SettingsStore
from atelier.ui.widgets.notice import PasteOffer

if TYPE_CHECKING:
    from atelier.ui.dialogs.import_dialog import ImportDialog


class PasteDesk(QObject):
    """Leads from a paste in the capture line to the preview of a récapitulatif, or back.

    Signals:
        operation_requested: (AddNotes) the preview was accepted.
    """

    operation_requested = Signal(object)

    def __init__(
        self,
        model: BoardModel,
        capture: CaptureLine,
        offer: PasteOffer,
        *,
        settings: SettingsStore,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._model = model
        self._capture = capture
        self._offer = offer
        self._settings = settings
        self._window = window
        self.dialog: ImportDialog | None = None
        """The preview while it is open."""
        capture.several_pasted.connect(self._on_several_pasted)
        capture.emptied.connect(self._end_offer)
        capture.choice_awaited.connect(offer.split.setFocus)
        offer.split_requested.connect(self._on_split_requested)
        offer.kept_whole.connect(self._on_kept_whole)

    def open_import(self, text: str = "") -> "ImportDialog":
        """Open the preview of a récapitulatif."""
        # Here, not above: what the first paint does not need is not loaded before it.
        from atelier.ui.dialogs.import_dialog import ImportDialog

        dialog = self.dialog = ImportDialog(
            self._model,
            text=text,
            group_id=self._capture.group.group_id,
            settings=self._settings,
            parent=self._window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.operation_requested.connect(self.operation_requested)
        dialog.finished.connect(self._on_finished)
        dialog.open()
        return dialog

    def _on_several_pasted(self, text: str) -> None:
        from atelier.domain.recap import split_recap

        self._capture.choice_open = True
        self._offer.offer(text, len(split_recap(text)))

    def _on_split_requested(self, text: str) -> None:
        self._end_offer()
        self.open_import(text).accepted.connect(lambda: self._capture.remove(text))

    def _on_kept_whole(self) -> None:
        self._capture.choice_open = False
        self._capture.setFocus()

    def _end_offer(self) -> None:
        self._capture.choice_open = False
        self._offer.withdraw()

    def _on_finished(self) -> None:
        self.dialog = None
        self._capture.setFocus()
