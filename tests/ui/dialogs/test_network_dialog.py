"""The dialog of the network: what was found is shown whole, what is wished goes out, nothing is waited for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from atelier.domain.finding import Finding, Severity
from atelier.ui import theme
from atelier.ui.dialogs.network_dialog import NetworkDialog, NetworkView
from atelier.ui.dialogs.network_rows import Offer

LEFT = Qt.MouseButton.LeftButton
READY = Finding(Severity.OK, "La page répond.", "Essayez-la.")
HINT = Finding(Severity.NOTE, "Un pare-feu est actif.", "Autorisez le port.")
RISK = Finding(Severity.WARN, "Un VPN est actif.", "Coupez-le.")
BROKEN = Finding(Severity.BAD, "Aucun réseau.", "Rejoignez le Wi-Fi.")
OFFERS = (Offer("192.168.1.20", "Wi-Fi (wlan0) — 192.168.1.20"), Offer("10.0.0.5", "Câble (R&D) — 10.0.0.5"))
WELL = NetworkView(findings=(READY,), address="192.168.1.20:8753", code="KXTQPM", offers=OFFERS)


@pytest.fixture
def dialog(qtbot: QtBot, qapp: QApplication) -> NetworkDialog:
    """Shown, its first check under way."""
    assert qapp is not None
    dialog = NetworkDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def seen(dialog: NetworkDialog) -> str:
    """Every word that can be seen in it."""
    labels = (label for label in dialog.findChildren(QLabel) if label.isVisible())
    return " ".join(label.text() for label in labels).replace("\u2060", "").replace("\xa0", " ")


def test_it_says_that_a_check_is_under_way(dialog: NetworkDialog) -> None:
    assert "en cours" in seen(dialog)
    assert not dialog.again.isEnabled()
    assert "À taper" not in seen(dialog)
    dialog.show_view(WELL)
    assert "en cours" not in seen(dialog)
    assert dialog.again.isEnabled()


@pytest.mark.parametrize(
    ("findings", "verdict"),
    [
        ((READY,), "Tout est prêt"),
        ((HINT, READY), "Tout est prêt"),
        ((RISK, READY), "pourraient ne pas la trouver"),
        ((READY, RISK, BROKEN), "ne peuvent pas venir"),
        ((), "Tout est prêt"),
    ],
)
def test_the_verdict_is_that_of_the_worst(
    dialog: NetworkDialog, findings: tuple[Finding, ...], verdict: str
) -> None:
    dialog.show_view(NetworkView(findings=findings))
    assert verdict in dialog.verdict.text()


def test_every_finding_is_there_with_what_to_do(dialog: NetworkDialog) -> None:
    dialog.show_view(NetworkView(findings=(BROKEN, RISK, HINT, READY)))
    for finding in (BROKEN, RISK, HINT, READY):
        assert finding.sentence in seen(dialog)
        assert finding.what_to_do in seen(dialog)
    dialog.show_view(WELL)
    assert BROKEN.sentence not in seen(dialog)
    assert READY.sentence in seen(dialog)


def test_what_one_types_on_a_phone_is_read_aloud_from_it(dialog: NetworkDialog) -> None:
    dialog.show_view(WELL)
    assert "192.168.1.20:8753 puis le code KXTQPM" in seen(dialog)
    dialog.show_view(NetworkView(findings=(BROKEN,), code="KXTQPM"))
    assert "KXTQPM" not in seen(dialog)


def test_help_for_one_phone_is_always_there(dialog: NetworkDialog) -> None:
    for view in (WELL, NetworkView(findings=(BROKEN,))):
        dialog.show_view(view)
        assert "Si un téléphone n’arrive pas à ouvrir la page" in seen(dialog)
        assert "données mobiles" in seen(dialog)


def test_addresses_are_offered_with_the_choice_ticked(dialog: NetworkDialog) -> None:
    dialog.show_view(WELL)
    buttons = dialog.offers.buttons
    assert [button.text().replace("&&", "&") for button in buttons] == [
        "Laisser Atelier choisir (conseillé)",
        "Wi-Fi (wlan0) — 192.168.1.20",
        "Câble (R&D) — 10.0.0.5",
    ]
    assert [button.isChecked() for button in buttons] == [True, False, False]
    dialog.show_view(NetworkView(findings=(READY,), offers=OFFERS, choice="10.0.0.5"))
    assert [button.isChecked() for button in buttons] == [False, False, True]


def test_another_address_is_wished_for(dialog: NetworkDialog, qtbot: QtBot) -> None:
    dialog.show_view(WELL)
    wished: list[str] = []
    dialog.address_chosen.connect(wished.append)
    for rank in (2, 0):
        button = dialog.offers.buttons[rank]
        qtbot.mouseClick(button, LEFT, pos=button.rect().center() - button.rect().topRight() / 3)
    assert wished == ["10.0.0.5", ""]


def test_the_keyboard_stays_on_the_address_that_it_chose(dialog: NetworkDialog, qtbot: QtBot) -> None:
    dialog.show_view(WELL)
    dialog.offers.buttons[0].setFocus()
    with qtbot.waitSignal(dialog.address_chosen) as told:
        qtbot.keyClick(dialog.offers.buttons[0], Qt.Key.Key_Down)
    assert told.args == ["192.168.1.20"]
    dialog.show_checking()
    dialog.show_view(NetworkView(findings=(READY,), offers=OFFERS, choice="192.168.1.20"))
    assert dialog.offers.buttons[1].hasFocus()


def test_without_any_address_there_is_no_list(dialog: NetworkDialog) -> None:
    dialog.show_view(NetworkView(findings=(BROKEN,)))
    assert "Adresse donnée aux téléphones" not in seen(dialog)


def test_a_taken_port_can_be_tried_again_or_another_had(dialog: NetworkDialog, qtbot: QtBot) -> None:
    dialog.show_view(WELL)
    assert not dialog.retry.isVisible()
    dialog.show_view(NetworkView(findings=(BROKEN,), taken_port=8753, free_port=8754))
    wished: list[int] = []
    dialog.port_requested.connect(wished.append)
    for button in (dialog.retry, dialog.other_port):
        qtbot.mouseClick(button, LEFT)
    assert wished == [8753, 8754]
    dialog.show_view(NetworkView(findings=(BROKEN,), taken_port=8753))
    assert dialog.retry.isVisible()
    assert not dialog.other_port.isVisible()


def test_looking_again_is_wished_for(dialog: NetworkDialog, qtbot: QtBot) -> None:
    dialog.show_view(WELL)
    with qtbot.waitSignal(dialog.check_requested):
        qtbot.mouseClick(dialog.again, LEFT)


def test_enter_and_escape_close_it(dialog: NetworkDialog, qtbot: QtBot) -> None:
    dialog.show_view(WELL)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        dialog.show()
        qtbot.keyClick(dialog, key)
        assert not dialog.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_nothing_is_cut_and_it_stays_on_the_screen(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    theme.install(qapp, scale=scale)
    try:
        dialog = NetworkDialog()
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        long = Finding(Severity.WARN, "Cet ordinateur est sur plusieurs réseaux. " * 4, "Choisissez. " * 20)
        dialog.show_view(
            NetworkView(findings=(long, RISK, HINT, READY), address="192.168.1.20:8753", offers=OFFERS)
        )
        room = dialog.screen().availableGeometry()
        qtbot.waitUntil(
            lambda: all(fits(label) for label in dialog.findChildren(QLabel) if label.isVisible())
        )
        assert dialog.height() <= room.height()
        assert dialog.width() <= room.width()
    finally:
        theme.install(qapp)


def fits(label: QLabel) -> bool:
    """Whether the label has the room that its words take."""
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    return label.height() >= needed
