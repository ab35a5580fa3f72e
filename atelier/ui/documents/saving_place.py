"""Where a document is saved: asked of her, in the folder of the last one, under a name that every system takes."""

from datetime import date
from itertools import chain, count
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from atelier.domain.file_name import file_name
from atelier.domain.language import gettext as _
from atelier.domain.things import Meeting, Project
from atelier.ui.documents.format_words import format_words
from atelier.ui.documents.offers import Offer, Order
from atelier.ui.settings import SettingsStore

_FOLDER = "documents"


class SavingPlace:
    """Remembers the folder, from one meeting to the next."""

    def __init__(self, settings: SettingsStore) -> None:
        self._settings = settings

    def ask(self, order: Order, offer: Offer, suggested: str, over: QWidget) -> Path | None:
        """Have her choose a file; None where she gives up."""
        chosen, _filter = QFileDialog.getSaveFileName(
            over,
            _("Enregistrer : {name}").format(name=offer.name),
            str(self.folder / f"{suggested}{order.ending}"),
            f"{format_words(order.ending).files} (*{order.ending})",
        )
        if not chosen:
            return None
        path = Path(chosen)
        if path.suffix.lower() not in offer.endings:
            # Not `with_suffix`: in « Rencontre du 4.10 » the end is no ending.
            path = _free(path.with_name(path.name + order.ending))
        return path

    def keep(self, path: Path) -> None:
        """Remember the folder of what could be written there."""
        self._settings.keep_folder(_FOLDER, path.parent)

    @property
    def folder(self) -> Path:
        """The last one, where it is still there; else where this computer keeps documents."""
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kept = self._settings.folder(_FOLDER)
        wished = [folder for folder in (kept, Path(usual)) if folder is not None and folder.is_dir()]
        return wished[0] if wished else Path.home()


def suggested_name(project: Project, meeting: Meeting, offer: Offer, *, today: date) -> str:
    """The name that such a document has until she gives it another, without an ending."""
    return file_name(project.title, meeting.title, offer.name, (meeting.day or today).isoformat())


def _free(path: Path) -> Path:
    """The path, or with a number where there is such a file: the dialog did not ask about that one."""
    numbered = (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in count(2))
    return next(p for p in chain([path], numbered) if not p.exists())
