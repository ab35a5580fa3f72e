"""Sheets on the desk: where they are, what is drawn of them, and how one goes through them."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.ui.documents.page_view import PageView
from atelier.ui.documents.sheets import PdfSheets, PictureSheets
from tests.ui.documents.printed import picture, printed

WIDTH, HEIGHT = 500, 600


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    """A view without sheets."""
    view = PageView()
    qtbot.addWidget(view)
    view.resize(WIDTH, HEIGHT)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    return view


def middle(view: PageView) -> QColor:
    """What is seen in the middle."""
    return view.viewport().grab().toImage().pixelColor(view.viewport().rect().center())


def show(view: PageView, pages: int, *, colour: str = "black", from_top: bool = True) -> None:
    view.show_sheets(PdfSheets(printed(pages, colour=colour)), from_top=from_top)


def test_without_sheets_nothing_is_seen_and_nothing_happens(qtbot: QtBot, view: PageView) -> None:
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Plus, Qt.Key.Key_0, Qt.Key.Key_PageDown):
        qtbot.keyClick(view, key)
    assert (view.count, view.page) == (0, 0)
    assert middle(view).lightness() > 200


def test_the_page_is_drawn_as_wide_as_there_is_room(qtbot: QtBot, view: PageView) -> None:
    show(view, 3)
    qtbot.waitUntil(lambda: middle(view) == QColor("black"))
    assert view.count == 3
    assert view.horizontalScrollBar().maximum() == 0
    page = view.verticalScrollBar().maximum()
    view.resize(WIDTH - 150, HEIGHT)
    assert view.verticalScrollBar().maximum() < page
    assert view.horizontalScrollBar().maximum() == 0


def test_pages_are_walked_through_by_keys(qtbot: QtBot, view: PageView) -> None:
    show(view, 4)
    pages = [view.page]
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(view, key)
        pages.append(view.page)
    assert pages == [0, 1, 2, 3, 0]
    view.go_to(2)
    assert view.page == 2
    view.go_to(99)
    assert view.page == 3


def test_it_is_zoomed_by_keys_and_comes_back_to_the_width(qtbot: QtBot, view: PageView) -> None:
    show(view, 2)
    fitting = view.percent
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.percent > fitting
    assert not view.fits_width
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.horizontalScrollBar().maximum() > 0
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert (view.percent, view.fits_width) == (fitting, True)


def test_it_is_never_zoomed_out_of_sight(view: PageView) -> None:
    show(view, 1)
    for _ in range(40):
        view.zoom_out()
    assert view.percent > 5
    for _ in range(80):
        view.zoom_in()
    assert view.percent < 1000


def test_the_wheel_zooms_with_control_and_scrolls_without(view: PageView) -> None:
    show(view, 3)
    before = view.percent

    def turn(keys: Qt.KeyboardModifier) -> None:
        at = QPointF(view.viewport().rect().center())
        event = QWheelEvent(
            at,
            view.viewport().mapToGlobal(at),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)

    turn(Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > 0
    assert view.percent == before
    turn(Qt.KeyboardModifier.ControlModifier)
    assert view.percent < before


def test_the_old_page_is_seen_until_the_new_one_is_drawn_where_one_was(qtbot: QtBot, view: PageView) -> None:
    show(view, 3)
    view.go_to(1)
    qtbot.waitUntil(lambda: middle(view) == QColor("black"))
    at = view.verticalScrollBar().value()
    show(view, 4, colour="red", from_top=False)
    assert view.verticalScrollBar().value() == at
    assert middle(view) == QColor("black")
    qtbot.waitUntil(lambda: middle(view) == QColor("red"))


def test_another_document_is_seen_from_its_top_and_not_before_it_is_drawn(
    qtbot: QtBot, view: PageView
) -> None:
    show(view, 3)
    view.go_to(2)
    qtbot.waitUntil(lambda: middle(view) == QColor("black"))
    show(view, 3, colour="red")
    assert view.verticalScrollBar().value() == 0
    assert middle(view) == QColor("white")
    qtbot.waitUntil(lambda: middle(view) == QColor("red"))


def test_a_document_with_fewer_pages_is_seen_at_its_end(view: PageView) -> None:
    show(view, 6)
    view.go_to(5)
    show(view, 1, from_top=False)
    assert view.page == 0
    assert view.verticalScrollBar().value() <= view.verticalScrollBar().maximum()


def test_only_what_is_near_is_kept_drawn(qtbot: QtBot, view: PageView) -> None:
    show(view, 30)
    for page in range(0, 30, 3):
        view.go_to(page)
        qtbot.waitUntil(lambda: middle(view) == QColor("black"))
    assert len(view._images) <= 5


def test_a_picture_is_one_sheet(qtbot: QtBot, view: PageView) -> None:
    view.show_sheets(PictureSheets(picture(400, 900, colour="red")), from_top=True)
    assert view.count == 1
    qtbot.waitUntil(lambda: middle(view) == QColor("red"))
