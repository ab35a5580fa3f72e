"""The Wi-Fi of the room on the meeting's sheet: its name, its password, and the code that phones will see."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atelier.domain.language import gettext as _
from atelier.domain.wifi import joinable, wifi_name_problem, wifi_password_problem
from atelier.ui.plain_text import plain_label
from atelier.ui.projection.invitation import Matrix, paint_code
from atelier.ui.widgets.form_field import TextField
from atelier.ui.widgets.setting_card import SettingCard, ticked

_CODE_PX = 148
"""Room for the longest names and passwords at three pixels a module: a phone held over the screen reads it."""

WifiCode = Callable[[str, str], Matrix]
"""From a name and a password to the modules of the code by which a phone joins."""


class WifiCard(SettingCard):
    """Two fields, checked, and beside them the code as it will be projected, where it can be made."""

    def __init__(self, name: str, password: str, *, wifi_code: WifiCode | None = None) -> None:
        super().__init__(_("Wi-Fi de la salle"))
        self._wifi_code = wifi_code
        self.name = TextField(_("Nom du Wi-Fi"), name, check=self._name_problem)
        self.password = TextField(_("Mot de passe"), password, check=wifi_password_problem)
        # The sheet is opened on screens that others see.
        self.password.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.shown = ticked(_("Afficher le mot de passe"), False)
        self.code = CodePreview()
        self._lay_out()
        self.shown.toggled.connect(self._on_shown)
        for field in (self.name, self.password):
            field.line.textChanged.connect(self._show_code)
        self._show_code()

    @property
    def typed(self) -> dict[str, str]:
        """The meeting's fields as they were typed."""
        return {
            "wifi_name": self.name.line.text().strip(),
            "wifi_password": self.password.line.text().strip(),
        }

    def _name_problem(self, text: str) -> str:
        if not text and self.password.line.text().strip():
            return _("Écrivez aussi le nom du Wi-Fi, ou effacez le mot de passe.")
        return wifi_name_problem(text)

    def _on_shown(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.password.line.setEchoMode(mode)

    def _show_code(self) -> None:
        name, password = self.typed.values()
        name, password = joinable(name, password)
        self.code.show_code(self._wifi_code(name, password) if self._wifi_code and name else None)

    def _lay_out(self) -> None:
        note = _("Projeté dans la salle avec un code à photographier. Laissez vide s’il n’y a pas de Wi-Fi.")
        self.add(plain_label(note, kind="small", wrap=True))
        fields = QVBoxLayout()
        fields.setSpacing(8)
        for widget in (self.name, self.password, self.shown):
            fields.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(fields, 1)
        # What is typed moves nothing.
        kept = self.code.sizePolicy()
        kept.setRetainSizeWhenHidden(self._wifi_code is not None)
        self.code.setSizePolicy(kept)
        row.addWidget(self.code, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(row)


class CodePreview(QWidget):
    """A code as the room will see it, in small; nothing where there is none."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix: Matrix | None = None
        self.setAccessibleName(_("Code du Wi-Fi, tel que la salle le verra"))
        self.setFixedSize(_CODE_PX, _CODE_PX)
        self.hide()

    def show_code(self, matrix: Matrix | None) -> None:
        """Show that code instead."""
        self.matrix = matrix
        self.setVisible(matrix is not None)
        self.update()

    # Qt overrides

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.matrix is not None:
            paint_code(QPainter(self), QRectF(self.rect()), self.matrix)
