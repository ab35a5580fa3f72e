"""A file that she chooses to have read, looked for where the last one of its kind was."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from atelier.ui.settings import SettingsStore


class FileChoice:
    """Remembers the folder, by what such files are for."""

    def __init__(self, settings: SettingsStore, purpose: str) -> None:
        self._settings, self._purpose = settings, purpose

    def ask(self, over: QWidget, *, title: str, filters: str) -> Path | None:
        """Have her choose a file; None where she gives up."""
        chosen, _filter = QFileDialog.getOpenFileName(over, title, self._folder(), filters)
        if not chosen:
            return None
        path = Path(chosen)
        self._settings.keep_folder(self._purpose, path.parent)
        return path

    def _folder(self) -> str:
        kept = self._settings.folder(self._purpose)
        return str(kept) if kept is not None and kept.is_dir() else ""
