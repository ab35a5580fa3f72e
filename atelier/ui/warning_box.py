"""The box that says over a window why something could not be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def warn(sentence: str, over: QWidget | None) -> None:
    """Say that sentence, as it is; returns at once."""
    from PySide6.QtWidgets import QMessageBox  # late: most never see one

    box = QMessageBox(QMessageBox.Icon.Warning, "Atelier", sentence, parent=over)
    # A file's name may be in it.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
