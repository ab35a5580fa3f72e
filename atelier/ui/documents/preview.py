"""The document as it will be: its pages, its picture, or the beginning of its table or text; and where one is in it."""

import csv
from collections.abc import Callable
from io import StringIO
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from atelier.domain.language import gettext as _
from atelier.ui import theme
from atelier.ui.documents.page_view import PageView
from atelier.ui.documents.sheets import PdfSheets, PictureSheets
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look
from atelier.ui.widgets.elided_label import ElidedLabel

MOST_ROWS = 200
MOST_LETTERS = 20_000
"""How much of a table or of a text is shown: who reads it all saves it."""
_WIDEST_COLUMN_PX = 280


class Preview(QWidget):
    """Keeps what was there until what replaces it has come."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = PageView()
        self.table = QTableWidget()
        self.text = QPlainTextEdit()
        self.problem = plain_label(kind="warning", wrap=True)
        self.remark = plain_label(kind="small", wrap=True)
        self.working = look(ElidedLabel(_("Aperçu…")), "small")
        self.place = look(ElidedLabel(""), "small")
        self.zoom = plain_label(kind="small")
        self.buttons = {
            "previous": _button("chevron-left", _("Page précédente"), lambda: self._turn(-1)),
            "next": _button("chevron-right", _("Page suivante"), lambda: self._turn(1)),
            "smaller": _button("minus", _("Réduire"), self.pages.zoom_out),
            "larger": _button("plus", _("Agrandir"), self.pages.zoom_in),
        }
        self.fit = look(QToolButton(), "quiet")
        self._shown: object = None
        self._lay_out()
        self.pages.moved.connect(self._show_place)
        self.fit.clicked.connect(self.pages.fit_width)
        self._show_place()

    def show_working(self) -> None:
        """Say that another document is being made."""
        self.working.show()

    def show_content(self, ending: str, content: bytes, *, about: object, remark: str = "") -> None:
        """Show a document of that ending; from its top where the one before was about something else."""
        self._settle(remark)
        from_top, self._shown = self._shown != about, about
        if ending == ".csv":
            self._show_table(content)
        elif ending == ".md":
            self.text.setPlainText(content.decode(errors="replace")[:MOST_LETTERS])
            self._bring(self.text)
        else:
            sheets = PdfSheets(content) if ending == ".pdf" else PictureSheets(content)
            self._bring(self.pages)
            self.pages.show_sheets(sheets, from_top=from_top)
        self._show_place()

    def show_problem(self, sentence: str) -> None:
        """Say why there is nothing to see."""
        self._settle("")
        self._shown = None
        self.problem.setText(sentence)
        self._stack.setCurrentIndex(self._stack.count() - 1)
        self._show_place()

    def _settle(self, remark: str) -> None:
        self.working.hide()
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))

    def _bring(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)

    def _show_table(self, content: bytes) -> None:
        rows = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
        names = next(rows, [])
        kept = list(islice(rows, MOST_ROWS))
        self.table.setColumnCount(len(names))
        self.table.setHorizontalHeaderLabels(names)
        self.table.setRowCount(len(kept))
        for at, row in enumerate(kept):
            for column, words in enumerate(row[: len(names)]):
                self.table.setItem(at, column, QTableWidgetItem(words))
        self.table.horizontalHeader().setMaximumSectionSize(round(_WIDEST_COLUMN_PX * theme.scale()))
        self.table.resizeColumnsToContents()
        self._bring(self.table)

    def _turn(self, by: int) -> None:
        self.pages.go_to(self.pages.page + by)

    def _show_place(self) -> None:
        """Say which page is seen, and how large; nothing of it where there are no pages."""
        pages, seen = self.pages, self._stack.currentWidget() is self.pages and self.pages.count > 0
        for widget in (self.zoom, self.fit, self.buttons["smaller"], self.buttons["larger"]):
            widget.setVisible(seen)
        for widget in (self.place, self.buttons["previous"], self.buttons["next"]):
            widget.setVisible(seen and pages.count > 1)
        self.place.tell(_("page {page} / {count}").format(page=pages.page + 1, count=pages.count))
        self.zoom.setText(_("{percent} %").format(percent=pages.percent))
        self.buttons["previous"].setEnabled(pages.page > 0)
        self.buttons["next"].setEnabled(pages.page + 1 < pages.count)
        self.fit.setEnabled(not pages.fits_width)

    def _lay_out(self) -> None:
        self.pages.setAccessibleName(_("Aperçu du document"))
        self.text.setAccessibleName(_("Aperçu du document"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.table.setAccessibleName(_("Aperçu du document"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        look(self.table, "panel")
        self.table.verticalHeader().hide()
        self.problem.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.problem.setMargin(32)
        self._stack = QStackedWidget()
        for widget in (self.pages, self.table, self.text, self.problem):
            self._stack.addWidget(widget)
        self.fit.setText(_("Ajuster"))
        self.fit.setToolTip(_("Ajuster à la largeur"))
        self.remark.setContentsMargins(16, 8, 16, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.remark)
        column.addWidget(self._stack, 1)
        column.addLayout(self._foot())
        self.remark.hide()
        self.working.hide()

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(4)
        for left in (self.buttons["previous"], self.place, self.buttons["next"]):
            row.addWidget(left)
        row.addSpacing(8)
        row.addWidget(self.working)
        row.addStretch(1)
        for right in (self.buttons["smaller"], self.zoom, self.buttons["larger"], self.fit):
            row.addWidget(right)
        return row


def _button(icon: str, name: str, pressed: Callable[[], None]) -> QToolButton:
    button = look(QToolButton(), "quiet")
    theme.bear_icon(button, icon)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(pressed)
    return button
