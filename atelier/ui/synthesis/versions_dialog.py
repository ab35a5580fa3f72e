"""The versions of a cluster's synthesis: keep one, read it, compare two, take one again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from atelier.board.model import BoardModel
from atelier.domain.citing import cited_phrase, number_phrase
from atelier.domain.ids import ClusterId, SynthesisId, SynthesisVersionId, new_id
from atelier.domain.language import gettext as _
from atelier.domain.operations import KeepVersion, RemoveVersion, TakeVersion
from atelier.domain.rich_text import plain
from atelier.domain.text import TITLE_LENGTH
from atelier.domain.things import Cluster, Note, Synthesis, SynthesisVersion
from atelier.ui import theme
from atelier.ui.panels.panel_form import Now, utc_now
from atelier.ui.plain_text import plain_label, plain_tooltip
from atelier.ui.synthesis.comparison import Comparison, difference_phrase
from atelier.ui.synthesis.version_row import TOLD, VersionRow, version_words
from atelier.ui.theme import bear_icon, look
from atelier.ui.widgets.dialog_layout import ending, open_at

_VERSION = Qt.ItemDataRole.UserRole
_WIDTH_PX, _HEIGHT_PX = 860, 560
_LIST_LEAST_PX = 200


class VersionsDialog(QDialog):
    """The present text is the first row. One row is compared with the present text, two with one another.

    Signals:
        operation_requested: (operation) keep, take or remove a version.
    """

    operation_requested = Signal(object)

    def __init__(
        self, model: BoardModel, cluster_id: ClusterId, *, now: Now = utc_now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model = model
        self.cluster_id = cluster_id
        self._now = now
        self.name = QLineEdit()
        self.keep = QPushButton(_("Garder cette version"))
        self.list = QListWidget()
        self.told = plain_label(wrap=True)
        self.comparison = Comparison(self._cited)
        self.take = QPushButton(_("Reprendre cette version"))
        self.remove = QPushButton(_("Supprimer"))
        self.close_button = QPushButton(_("Fermer"))
        self._lay_out()
        self._connect()
        self.refresh()
        self.list.setCurrentRow(min(1, self.list.count() - 1))

    @property
    def chosen(self) -> list[SynthesisVersion]:
        """The versions that are selected, the oldest first; the present text is none."""
        found = (item.data(_VERSION) for item in self.list.selectedItems())
        return sorted((v for v in found if v is not None), key=lambda version: version.created_at)

    @property
    def present(self) -> str:
        """What the synthesis says now."""
        written = next(iter(self.model.snapshot.where(Synthesis, cluster_id=self.cluster_id)), None)
        return written.text if written is not None else ""

    def refresh(self) -> None:
        """Show the versions as they are; without its cluster there is nothing to show."""
        if self.model.snapshot.find(Cluster, self.cluster_id) is None:
            self.reject()
            return
        selected = {version.id for version in self.chosen}
        self.list.blockSignals(True)
        self.list.clear()
        self._add(None)
        versions = self.model.snapshot.where(SynthesisVersion, cluster_id=self.cluster_id)
        for version in sorted(versions, key=lambda version: version.created_at, reverse=True):
            self._add(version).setSelected(version.id in selected)
        if not self.list.selectedItems():
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._show_chosen()

    def _add(self, version: SynthesisVersion | None) -> QListWidgetItem:
        title, beginning = version_words(version, self.present, self._now())
        item = QListWidgetItem(title, self.list)
        item.setData(_VERSION, version)
        item.setData(TOLD, beginning)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {beginning}")
        text = self.present if version is None else version.text
        item.setToolTip(plain_tooltip(plain(text, number_phrase)))
        return item

    def _cited(self, number: int) -> str:
        notes = self.model.snapshot.where(Note, meeting_id=self.model.meeting_id, number=number)
        return cited_phrase(number, next(iter(notes), None))

    def _show_chosen(self) -> None:
        chosen = self.chosen
        self.keep.setEnabled(bool(self.present))
        self.take.setEnabled(len(chosen) == 1 and chosen[0].text != self.present)
        self.remove.setEnabled(len(chosen) == 1)
        if not chosen:
            self.told.setText(
                _("Le texte actuel. Choisissez une version pour la comparer, ou deux en tenant Ctrl.")
            )
            self.comparison.show_text(self.present)
            return
        before, after = chosen[0].text, chosen[-1].text if len(chosen) > 1 else self.present
        between = _("D’une version à l’autre") if len(chosen) > 1 else _("De cette version au texte actuel")
        self.told.setText(
            _("{between} : {what}").format(between=between, what=difference_phrase(before, after))
        )
        self.comparison.show_differences(before, after)

    def _keep(self) -> None:
        name = self.name.text()
        self.name.clear()
        self.operation_requested.emit(KeepVersion(SynthesisVersionId(new_id()), self.cluster_id, name))

    def _take(self) -> None:
        (version,) = self.chosen
        self.operation_requested.emit(
            TakeVersion(version.id, SynthesisVersionId(new_id()), SynthesisId(new_id()))
        )

    def _remove(self) -> None:
        (version,) = self.chosen
        self.operation_requested.emit(RemoveVersion(version.id))

    def _connect(self) -> None:
        self.keep.clicked.connect(self._keep)
        self.name.returnPressed.connect(self.keep.click)
        self.take.clicked.connect(self._take)
        self.remove.clicked.connect(self._remove)
        self.close_button.clicked.connect(self.accept)
        self.list.itemSelectionChanged.connect(self._show_chosen)
        for signal in (self.model.words_changed, self.model.board_changed):
            signal.connect(self.refresh)

    def _lay_out(self) -> None:
        title = self.model.snapshot.get(Cluster, self.cluster_id).title or _("sans titre")
        self.setWindowTitle(_("Versions de la synthèse"))
        self.name.setMaxLength(TITLE_LENGTH)
        self.name.setPlaceholderText(_("Nom, si vous voulez : « avant la pause »…"))
        self.name.setAccessibleName(_("Nom de la version"))
        for button in (self.keep, self.take, self.remove, self.close_button):
            button.setAutoDefault(False)
        look(self.take, "primary")
        bear_icon(self.remove, "trash-2")
        look(self.list, "framed")
        self.list.setAccessibleName(_("Versions"))
        self.list.setItemDelegate(VersionRow(self.list))
        self.list.setMouseTracking(True)
        self.list.setMinimumWidth(round(_LIST_LEAST_PX * theme.scale()))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keeping = QHBoxLayout()
        keeping.addWidget(self.name, 1)
        keeping.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(title, kind="heading", wrap=True))
        column.addLayout(keeping)
        column.addWidget(self._sides(), 1)
        column.addLayout(ending(self.remove, self.take, self.close_button))
        open_at(self, _WIDTH_PX, _HEIGHT_PX)

    def _sides(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.told)
        column.addWidget(self.comparison, 1)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.addWidget(self.list)
        sides.addWidget(right)
        sides.setStretchFactor(0, 2)
        sides.setStretchFactor(1, 3)
        return sides
