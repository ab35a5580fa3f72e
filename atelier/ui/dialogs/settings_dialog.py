"""The settings: a card each, seen at once in every window that is open, and taken back one by one."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from atelier.domain.language import gettext as _
from atelier.ui import theme
from atelier.ui.plain_text import plain_label
from atelier.ui.settings import LANGUAGES, SIZES_PERCENT, SettingsStore, Theme
from atelier.ui.theme import look
from atelier.ui.widgets.dialog_layout import ending, open_at, scrolled
from atelier.ui.widgets.setting_card import Choice, SettingCard, stacked

_SIZE_PX = (860, 656)
_SCROLL_PX = 12
"""What is kept free for a scroll bar, so that nothing moves when there is one."""
_NAMES = {"fr": "Français", "en": "English"}
"""Each in its own language: whoever looks for hers can't read the others."""


def open_settings(parent: QWidget | None, settings: SettingsStore) -> "SettingsDialog":
    """Open the settings over a window."""
    dialog = SettingsDialog(settings, parent=parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


class SettingsDialog(QDialog):
    """Shows the settings in force, whoever changes them; there is nothing to save and nothing to cancel."""

    def __init__(self, settings: SettingsStore, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.languages = {tag: QRadioButton(_NAMES[tag]) for tag in LANGUAGES}
        self.size_choice = _sizes()
        self.themes = {name: QRadioButton(words) for name, words in _themes().items()}
        self.reduced_motion = QCheckBox(_("Sans animation"))
        self.chime = QCheckBox(_("Un son à la fin de l’étape"))
        self.facilitation = QCheckBox(_("Des aides pendant le tri et la relecture"))
        self.resets: dict[str, QPushButton] = {}
        self.close_button = look(QPushButton(_("Fermer")), "primary")
        self.close_button.setDefault(True)
        self._groups = [_excluding(marks) for marks in (self.languages, self.themes)]
        self._lay_out()
        self._connect()
        self._show()
        self.languages[settings.settings.language].setFocus()

    def _show(self) -> None:
        now = self.settings.settings
        self.languages[now.language].setChecked(True)
        self.size_choice.setCurrentIndex(self.size_choice.findData(now.size_percent))
        self.themes[now.theme].setChecked(True)
        self.reduced_motion.setChecked(now.reduced_motion)
        self.chime.setChecked(now.chime)
        self.facilitation.setChecked(now.facilitation)
        if self._scale != theme.scale():
            self._take_size()
        for name, button in self.resets.items():
            button.setEnabled(not self.settings.is_default(name))

    def _reset(self, name: str) -> None:
        """Come back, and leave the keyboard where the setting is: its button has nothing left to do."""
        self.settings.reset(name)
        chosen: dict[str, QWidget] = {
            "language": self.languages[self.settings.settings.language],
            "size_percent": self.size_choice,
            "theme": self.themes[self.settings.settings.theme],
            "reduced_motion": self.reduced_motion,
            "chime": self.chime,
            "facilitation": self.facilitation,
        }
        chosen[name].setFocus()

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.accept)
        self.settings.changed.connect(self._show)
        for tag, mark in self.languages.items():
            mark.toggled.connect(self._chooser("language", tag))
        for chosen, mark in self.themes.items():
            mark.toggled.connect(self._chooser("theme", chosen))
        self.size_choice.activated.connect(
            lambda _at: self.settings.set(size_percent=self.size_choice.currentData())
        )
        boxes = {
            "reduced_motion": self.reduced_motion,
            "chime": self.chime,
            "facilitation": self.facilitation,
        }
        for name, box in boxes.items():
            box.toggled.connect(partial(self._set, name))

    def _set(self, name: str, value: Any) -> None:
        self.settings.set(**{name: value})

    def _chooser(self, name: str, value: str) -> Callable[[bool], None]:
        """What a mark does when it is ticked; that another is no longer ticked says nothing new."""
        return lambda ticked: self._set(name, value) if ticked else None

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Réglages"))
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, 0, _SCROLL_PX, 0)
        self._columns.setSpacing(16)
        left = (self._language(), self._size(), self._sound())
        right = (self._theme(), self._motion(), self._facilitation())
        for cards in (left, right):
            self._columns.addLayout(stacked(cards), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24 - _SCROLL_PX, 20)
        column.setSpacing(16)
        column.addWidget(plain_label(_("Réglages"), kind="title"))
        column.addWidget(scrolled(inside), 1)
        buttons = ending(self.close_button)
        buttons.setContentsMargins(0, 0, _SCROLL_PX, 0)
        column.addLayout(buttons)
        self._take_size()

    def _take_size(self) -> None:
        """As large as its text asks for, and no larger than the screen: then its cards are under one another."""
        self._scale = theme.scale()
        is_whole = open_at(self, *_SIZE_PX)
        way = QBoxLayout.Direction.LeftToRight if is_whole else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)

    def _language(self) -> SettingCard:
        card = self._card("language", _("Langue"), _("Rétablir la langue"))
        card.add(*self.languages.values(), _small(_("Au prochain démarrage d’Atelier.")))
        return card

    def _size(self) -> SettingCard:
        card = self._card("size_percent", _("Taille de l’interface"), _("Rétablir la taille"))
        card.add(
            self.size_choice, _small(_("La projection se règle seule sur la hauteur de l’image projetée."))
        )
        self.size_choice.setAccessibleName(_("Taille de l’interface"))
        return card

    def _theme(self) -> SettingCard:
        card = self._card("theme", _("Couleurs"), _("Rétablir les couleurs"))
        kept = _("La projection, les téléphones et les documents gardent leurs couleurs claires.")
        card.add(*self.themes.values(), _small(kept))
        return card

    def _motion(self) -> SettingCard:
        card = self._card("reduced_motion", _("Mouvement"), _("Rétablir le mouvement"))
        card.add(Choice(self.reduced_motion, _("Les post-its sont à leur place d’un coup, sans glisser.")))
        return card

    def _sound(self) -> SettingCard:
        card = self._card("chime", _("Son"), _("Rétablir le son"))
        said = _("Joué par cet ordinateur. Sans ce son, la fin de l’étape se voit seulement à l’horloge.")
        card.add(Choice(self.chime, said))
        return card

    def _facilitation(self) -> SettingCard:
        card = self._card("facilitation", _("Aides à l’animation"), _("Rétablir les aides"))
        said = _(
            "Sur la console seulement : trop de regroupements, un regroupement trop grand, le rythme du tri. "
            "Jamais pendant un tri silencieux."
        )
        card.add(Choice(self.facilitation, said))
        return card

    def _card(self, name: str, title: str, restoring: str) -> SettingCard:
        button = look(QPushButton(_("Rétablir")), "quiet")
        button.setAccessibleName(restoring)
        # Enter closes the dialog; Space presses what has the keyboard.
        button.setAutoDefault(False)
        button.clicked.connect(partial(self._reset, name))
        self.resets[name] = button
        return SettingCard(title, beside=button)


def _themes() -> dict[Theme, str]:
    return {
        Theme.LIGHT: _("Claires"),
        Theme.DARK: _("Sombres"),
        Theme.SYSTEM: _("Comme l’ordinateur"),
    }


def _sizes() -> QComboBox:
    choice = QComboBox()
    for percent in SIZES_PERCENT:
        choice.addItem(_("{percent}\xa0%").format(percent=percent), percent)
    return choice


def _excluding(marks: Mapping[Any, QRadioButton]) -> QButtonGroup:
    group = QButtonGroup()
    for mark in marks.values():
        group.addButton(mark)
    return group


def _small(sentence: str) -> QWidget:
    return plain_label(sentence, kind="small", wrap=True)
