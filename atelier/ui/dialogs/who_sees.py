"""Who sees what: how post-its reach the wall, what phones see of it, what is asked of people."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QStackedWidget

from atelier.domain.language import gettext as _
from atelier.domain.things import Display, Meeting
from atelier.ui.plain_text import plain_label
from atelier.ui.widgets.setting_card import Choice, SettingCard, in_pairs, ticked


class WhoSees:
    """The choices of a meeting, as cards for a dialog to lay out; `chosen` says what is chosen."""

    def __init__(self, meeting: Meeting, *, has_groups: bool) -> None:
        self.displays = {display: QRadioButton(name) for display, (name, _said) in _displays().items()}
        # By themselves only those of one parent exclude each other, and each is with its sentence.
        group = QButtonGroup(self.displays[meeting.display])
        for mark in self.displays.values():
            group.addButton(mark)
        self.displays[meeting.display].setChecked(True)
        self.shows_board = ticked(_("Le tableau se voit sur les téléphones"), meeting.shows_board)
        self.asked = {
            "asks_name": ticked(_("Le prénom"), meeting.asks_name),
            "asks_structure": ticked(_("La structure"), meeting.asks_structure),
            "asks_group": ticked(_("Le groupe de pairs"), meeting.asks_group),
        }
        self.asked["asks_group"].setEnabled(has_groups or meeting.asks_group)
        # One behind the other: they keep the room of the longest, so that nothing moves under the hand.
        self.promises = QStackedWidget()
        for said in _promises():
            label = plain_label(said, kind="small", wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            self.promises.addWidget(label)
        for box in self.asked.values():
            box.toggled.connect(self._show_promise)
        self._show_promise()

    @property
    def promise(self) -> str:
        """What is said of who can know who wrote."""
        return _promises()[self.promises.currentIndex()]

    def chosen(self) -> Iterator[tuple[str, Any]]:
        """The meeting's fields with their values."""
        yield "display", next(display for display, mark in self.displays.items() if mark.isChecked())
        yield "shows_board", self.shows_board.isChecked()
        yield from ((field, box.isChecked()) for field, box in self.asked.items())

    def wall(self) -> SettingCard:
        """How post-its reach the wall."""
        card = SettingCard(_("Arrivée sur le tableau"))
        for display, (_name, meaning) in _displays().items():
            card.add(Choice(self.displays[display], meaning))
        return card

    def people(self) -> SettingCard:
        """What is asked of people."""
        card = SettingCard(_("Ce que l’on demande à chacun"))
        card.column.addLayout(in_pairs(self.asked.values()))
        card.add(self.promises)
        return card

    def phones(self) -> SettingCard:
        """What phones see."""
        card = SettingCard(_("Sur les téléphones"))
        card.add(
            Choice(self.shows_board, _("Seulement ce que la salle voit déjà, regroupé comme au tableau."))
        )
        return card

    def _show_promise(self) -> None:
        self.promises.setCurrentIndex(any(box.isChecked() for box in self.asked.values()))


def _promises() -> tuple[str, str]:
    """What is said where nobody is asked who they are, and where they are."""
    return (
        _("Anonyme. Rien ne relie alors un post-it à la personne."),
        _("Chacun peut laisser vide. Visible de vous seul sur cet écran, jamais projeté."),
    )


def _displays() -> dict[Display, tuple[str, str]]:
    return {
        Display.DIRECT: (_("Direct"), _("Chaque post-it est au tableau dès qu’il est envoyé.")),
        Display.REVIEWED: (
            _("Relu avant affichage"),
            _("Chaque post-it d’un téléphone attend que vous l’affichiez."),
        ),
        Display.HELD: (
            _("Gardé puis révélé d’un coup"),
            _("Chacun écrit sans être influencé\u202f; la salle ne voit que le nombre de post-its."),
        ),
    }
