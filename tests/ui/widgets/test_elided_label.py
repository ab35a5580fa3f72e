"""A line that says where it goes on."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from atelier.ui.widgets.elided_label import ElidedLabel


@pytest.mark.parametrize(
    "text", ["Parents", "Partenaires", "Éducation nationale", "Sans groupe de pairs", "مدرسة"]
)
def test_it_is_whole_in_the_room_that_it_asks_for(qtbot: QtBot, text: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = ElidedLabel("", window)
    label.tell(text)
    with qtbot.waitExposed(window):
        window.show()
    label.resize(label.sizeHint())
    assert label.text() == text
    assert not label.toolTip()
    label.resize(label.sizeHint().width() // 2, label.height())
    assert label.text().endswith("…")
    assert text in label.toolTip()
    assert label.accessibleName() == text
