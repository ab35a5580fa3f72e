"""A row that goes on in the next line."""

from itertools import pairwise

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping


def row_of(*texts: str, at_right: bool = False) -> tuple[QWidget, list[QPushButton]]:
    buttons = [QPushButton(text) for text in texts]
    return wrapping(WrappingRow(buttons, at_right=at_right)), buttons


def show(row: QWidget, width: int, qtbot: QtBot) -> None:
    qtbot.addWidget(row)
    row.resize(width, row.heightForWidth(width))
    with qtbot.waitExposed(row):
        row.show()


def test_it_is_one_line_where_there_is_room(qtbot: QtBot) -> None:
    row, buttons = row_of("Un", "Deux", "Trois")
    show(row, 800, qtbot)
    assert {button.y() for button in buttons} == {0}
    assert all(a.geometry().right() < b.x() for a, b in pairwise(buttons))
    assert row.height() == buttons[0].height()


def test_it_wraps_whole_buttons(qtbot: QtBot) -> None:
    row, buttons = row_of("Ouvrir l’exemple", "Nouveau projet", "Guide")
    width = buttons[0].sizeHint().width() + 20
    show(row, width, qtbot)
    tops = [button.y() for button in buttons]
    assert tops == sorted(set(tops))
    assert [button.width() for button in buttons] == [button.sizeHint().width() for button in buttons]
    assert buttons[-1].geometry().bottom() < row.height()


def test_a_line_may_end_at_the_right(qtbot: QtBot) -> None:
    row, buttons = row_of("Un", "Deux", at_right=True)
    show(row, 600, qtbot)
    assert buttons[-1].geometry().right() == 599


def test_hidden_widgets_take_no_room(qtbot: QtBot) -> None:
    row, buttons = row_of("Un", "Deux")
    buttons[0].hide()
    show(row, 600, qtbot)
    assert buttons[1].x() == 0


def test_its_layout_lets_go_of_what_is_taken() -> None:
    layout = WrappingRow([QLabel("a"), QLabel("b")])
    assert layout.count() == 2
    assert layout.takeAt(0) is not None
    assert layout.count() == 1
    assert layout.itemAt(5) is None
    assert layout.takeAt(5) is None


def test_the_widgets_of_a_line_may_share_what_is_left(qtbot: QtBot) -> None:
    buttons = [QPushButton("Afficher"), QPushButton("Ne pas afficher")]
    row = wrapping(WrappingRow(buttons, filled=True, spacing=8))
    show(row, 600, qtbot)
    assert buttons[0].width() > buttons[0].sizeHint().width()
    assert buttons[-1].geometry().right() in (598, 599)


def test_a_text_that_wraps_has_the_height_of_its_lines(qtbot: QtBot) -> None:
    label = QLabel("des mots " * 30)
    label.setWordWrap(True)
    row = wrapping(WrappingRow([label]))
    show(row, 200, qtbot)
    assert label.height() >= label.heightForWidth(label.width())


def test_its_height_follows_what_is_inside(qtbot: QtBot) -> None:
    row, buttons = row_of("Un", "Deux")
    show(row, 200, qtbot)
    alone = row.heightForWidth(200)
    buttons[1].setText("Un texte qui ne tient plus à côté")
    assert row.heightForWidth(200) > alone
    buttons[1].hide()
    assert row.heightForWidth(200) == alone
