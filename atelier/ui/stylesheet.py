"""The one stylesheet, made from tokens, and the names that widgets are given to take a look from it."""

from dataclasses import asdict
from string import Template

from atelier.board.colours import LIGHT, Colours
from ressources import ROOT

LOOKS = frozenset(
    {
        # Buttons; one without a look is a rounded one, as light as a card.
        "primary",  # the one main thing to do: filled with ink
        "compact",  # narrower, for a row of several
        "quiet",  # no border until the pointer is over it
        "large",  # where a page begins
        "primary_large",
        # Containers (a plain QWidget also needs WA_StyledBackground).
        "bar",  # strip, as light as a card
        "panel",  # as light as a card
        "rule",  # thin line between two of them
        "framed",  # a list in a border
        "paper",  # warm background
        "card",  # lighter than the background, rounded, thin border
        "tile",  # a card to press: a border that answers
        "well",  # rounded, as warm as the background
        "notice",  # sentence that something happened, over other things
        # Labels.
        "plain",
        "display",  # the clock's digits
        "page",  # what the Accueil shows
        "lead",  # the sentence under it
        "title",  # name of a window or a page
        "heading",  # name of a section
        "muted",  # secondary text
        "small",  # secondary text, smaller
        "line",  # one of many lines of a list
        "key",  # a key to press
        "good",  # all is well
        "warning",  # something needs her
        "small_warning",
        "board",  # the wall: a ring while it has the keyboard
        "ringed",  # scrolled by keys: a ring while it has the keyboard
        # Fields.
        "capture",  # the capture line
    }
)

_SIZES_PX = {
    "hair": 4,
    "space": 8,
    "wide": 12,
    "tab": 7,
    "double": 16,
    "radius": 8,
    "card_radius": 10,
    "small": 13,
    "compact": 14,
    "base": 15,
    "field": 17,
    "heading": 16,
    "title": 22,
    "display": 44,
    "page": 32,
    "lead": 18,
    "scroll": 10,
    "handle": 24,
    "tall": 36,
    "indicator": 18,
    "icon": 18,
    "bar": 6,
    "bar_radius": 3,
}
_LINES_PX = {"line": 1, "ring": 2}

_SHEET = Template("""
QMainWindow, QDialog, QWidget[look="paper"] { background: $paper; }
QWidget[look="bar"], QWidget[look="panel"], QMenuBar { background: $surface; }
QFrame[look="card"], QFrame[look="tile"] {
    background: $surface; border: ${line}px solid $line_colour; border-radius: ${card_radius}px;
}
QFrame[look="rule"] { background: $line_colour; border: none; }
QListView[look="framed"] {
    background: $surface; border: ${line}px solid $line_colour; border-radius: ${radius}px; padding: ${hair}px;
}
QListView[look="framed"]::item { padding: ${hair}px; }
QListView[look="framed"]::item:selected { background: $focus; color: $surface; border-radius: ${hair}px; }
QTableView[look="framed"] {
    background: $surface; border: ${line}px solid $line_colour; border-radius: ${radius}px;
    selection-background-color: $pressed; selection-color: $ink;
}
QTableView[look="framed"]::item { padding: 0px ${hair}px; }
QTableView[look="framed"]:focus { border: ${ring}px solid $focus; }
QTableView[look="framed"] QHeaderView, QTableView[look="framed"] QHeaderView::section {
    background: transparent; color: $muted; border: none; padding: ${hair}px;
}
QListView[look="framed"]:focus { border: ${ring}px solid $focus; }
QFrame[look="tile"]:hover { border-color: $ink; }
QFrame[look="tile"]:focus { border: ${ring}px solid $focus; }
QFrame[look="well"] { background: $paper; border: none; border-radius: ${card_radius}px; }
QFrame[look="notice"] {
    background: $surface; border: ${line}px solid $ink; border-radius: ${card_radius}px;
}

QLabel { background: transparent; }
QLabel[look="display"] { font-size: ${display}px; font-weight: bold; }
QLabel[look="page"] { font-size: ${page}px; font-weight: bold; }
QLabel[look="lead"] { color: $muted; font-size: ${lead}px; }
QLabel[look="title"] { font-size: ${title}px; font-weight: bold; }
QLabel[look="heading"] { font-size: ${heading}px; font-weight: bold; }
QLabel[look="muted"], Fact[look="muted"] { color: $muted; }
QLabel[look="small"], Fact[look="small"] { color: $muted; font-size: ${small}px; }
QLabel[look="line"] { font-size: ${small}px; }
QLabel[look="key"] {
    background: $paper; border: ${line}px solid $line_colour; border-radius: ${hair}px;
    padding: 0px ${hair}px; font-size: ${small}px;
}
QLabel[look="good"], Fact[look="good"] { color: $good; }
QLabel[look="small_warning"], Fact[look="small_warning"] { color: $warning; font-size: ${small}px; font-weight: bold; }
QLabel[look="warning"], Fact[look="warning"] { color: $warning; font-weight: bold; }

QPushButton, QToolButton {
    background: $surface; color: $ink; border: ${line}px solid $line_colour; border-radius: ${radius}px;
    padding: ${hair}px ${wide}px; min-height: ${handle}px; icon-size: ${icon}px;
}
QToolButton { padding: ${hair}px ${space}px; }
QPushButton[look="compact"] { padding: ${hair}px; font-size: ${compact}px; }
QPushButton:hover, QToolButton:hover { background: $paper; border-color: $muted; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked { background: $pressed; }
QPushButton:focus, QToolButton:focus { border: ${ring}px solid $focus; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; background: $paper; border-color: $pressed; }
QPushButton[look="large"], QPushButton[look="primary_large"] {
    font-size: ${field}px; min-height: ${tall}px; padding: ${hair}px ${handle}px;
}
QPushButton[look="primary"], QPushButton[look="primary_large"], QToolButton[look="primary"] {
    background: $ink; color: $surface; border-color: $ink; font-weight: bold;
}
QPushButton[look="primary"]:hover, QPushButton[look="primary_large"]:hover, QToolButton[look="primary"]:hover {
    background: $ink_hover;
}
QPushButton[look="primary"]:focus, QPushButton[look="primary_large"]:focus, QToolButton[look="primary"]:focus {
    border: ${ring}px solid $focus_on_ink;
}
QPushButton[look="primary"]:disabled, QPushButton[look="primary_large"]:disabled {
    background: $line_colour; border-color: $line_colour; color: $muted;
}
QPushButton[look="quiet"], QToolButton[look="quiet"] { background: transparent; border-color: transparent; }
QPushButton[look="quiet"]:hover, QToolButton[look="quiet"]:hover { background: $pressed; }
QPushButton[look="quiet"]:focus, QToolButton[look="quiet"]:focus { border: ${ring}px solid $focus; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QComboBox, QDateEdit, QDateTimeEdit, QTimeEdit {
    background: $surface; color: $ink; border: ${line}px solid $edge; border-radius: ${radius}px;
    padding: ${hair}px ${space}px; min-height: ${handle}px;
    selection-background-color: $focus; selection-color: $surface; placeholder-text-color: $muted;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QComboBox:focus, QDateEdit:focus,
QDateTimeEdit:focus, QTimeEdit:focus { border: ${ring}px solid $focus; }
QPlainTextEdit[look="capture"] {
    border: ${ring}px solid $muted; border-radius: ${card_radius}px; font-size: ${field}px;
    padding: ${hair}px ${wide}px;
}
QPlainTextEdit[look="capture"]:focus { border-color: $ink; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit, QComboBox QLineEdit:focus {
    border: none; padding: 0; min-height: 0; background: transparent;
}
QComboBox::drop-down { border: none; width: ${handle}px; }
QComboBox::down-arrow, QSpinBox::down-arrow, QDateEdit::down-arrow, QTimeEdit::down-arrow,
QDateTimeEdit::down-arrow { image: url("$icons/chevron-down.svg"); width: ${double}px; height: ${double}px; }
QSpinBox::up-arrow, QDateEdit::up-arrow, QTimeEdit::up-arrow, QDateTimeEdit::up-arrow {
    image: url("$icons/chevron-up.svg"); width: ${double}px; height: ${double}px;
}
QSpinBox::up-button, QSpinBox::down-button, QDateEdit::up-button, QDateEdit::down-button,
QTimeEdit::up-button, QTimeEdit::down-button, QDateTimeEdit::up-button, QDateTimeEdit::down-button {
    border: none; background: transparent; width: ${handle}px; subcontrol-origin: border;
}
QDateEdit::drop-down { border: none; width: ${handle}px; }
/* Qt lays the text of such a field over its arrows as far as its padding lets it, and takes their clicks. */
QSpinBox, QTimeEdit, QDateTimeEdit { padding-right: ${handle}px; }
QCheckBox::indicator, QRadioButton::indicator, QListView[look="framed"]::indicator {
    background: $surface; border: ${line}px solid $muted; border-radius: ${hair}px;
    width: ${indicator}px; height: ${indicator}px;
}
QRadioButton::indicator { border-radius: ${round}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $ink; }
QCheckBox::indicator:checked, QListView[look="framed"]::indicator:checked { image: url("$icons/check.svg"); }
QRadioButton::indicator:checked {
    background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 $ink, stop: 0.5 $ink, stop: 0.6 $surface, stop: 1 $surface);
}
QCheckBox, QRadioButton {
    background: transparent; border: ${ring}px solid transparent; border-radius: ${hair}px;
    spacing: ${space}px; padding: ${ring}px;
}
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }

QListView, QTreeView, QTableView, QListWidget {
    background: transparent; border: none; outline: none; color: $ink;
}
QCalendarWidget QWidget { background: $surface; color: $ink; alternate-background-color: $paper; }
QCalendarWidget QAbstractItemView {
    background: $surface; color: $ink; selection-background-color: $ink; selection-color: $surface;
}
QCalendarWidget QAbstractItemView:disabled { color: $disabled; }
QCalendarWidget { border: ${line}px solid $line_colour; }
QCalendarWidget QToolButton { border-color: transparent; font-weight: bold; }
QCalendarWidget QToolButton:hover { background: $pressed; }
QCalendarWidget QToolButton:focus { border-color: $focus; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QSpinBox { padding: 0px ${handle}px 0px 0px; }
QScrollArea, QStackedWidget { background: transparent; border: none; }
QGraphicsView[look="board"] { border: ${ring}px solid $paper; }
QGraphicsView[look="board"]:focus { border-color: $focus; }
QListView[look="ringed"], QScrollArea[look="ringed"] {
    border: ${ring}px solid transparent; border-radius: ${hair}px;
}
QListView[look="ringed"]:focus, QScrollArea[look="ringed"]:focus { border-color: $focus; }

QTabBar { background: transparent; }
QTabBar::tab {
    background: transparent; color: $muted; border: ${ring}px solid transparent; border-radius: ${radius}px;
    padding: ${hair}px ${tab}px; min-height: ${double}px; font-size: ${small}px;
}
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { background: $pressed; color: $ink; font-weight: bold; }
QTabBar::tab:selected:focus { border-color: $focus; }

QMenuBar { padding: ${ring}px ${space}px; color: $ink; }
QMenuBar::item { background: transparent; padding: ${hair}px ${space}px; border-radius: ${hair}px; }
QMenuBar::item:selected { background: $pressed; }
QMenu {
    background: $surface; color: $ink; border: ${line}px solid $line_colour; padding: ${hair}px;
}
QMenu::item { padding: ${hair}px ${double}px; border-radius: ${hair}px; }
QMenu::item:selected { background: $pressed; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: ${line}px; background: $line_colour; margin: ${hair}px ${space}px; }
QToolTip {
    background: $ink; color: $surface; border: ${line}px solid $ink; padding: ${hair}px ${space}px;
}

QProgressBar { background: $pressed; border: none; border-radius: ${bar_radius}px; max-height: ${bar}px; }
QProgressBar::chunk { background: $focus; border-radius: ${bar_radius}px; }

QSplitter::handle { background: $line_colour; }
QSplitter::handle:hover { background: $muted; }
QScrollBar:vertical { background: transparent; width: ${scroll}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${scroll}px; margin: 0; }
QScrollBar::handle { background: $line_colour; border-radius: ${hair}px; margin: ${line}px; }
QScrollBar::handle:vertical { min-height: ${handle}px; }
QScrollBar::handle:horizontal { min-width: ${handle}px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def stylesheet(scale: float = 1.0, colours: Colours = LIGHT) -> str:
    """The sheet with sizes multiplied; lines and rings stay thin."""
    sizes = {name: round(size * scale) for name, size in _SIZES_PX.items()}
    # Half of it with its border; a pixel more, and Qt draws a square.
    sizes["round"] = sizes["indicator"] // 2 + _LINES_PX["line"]
    tones = {name: tone for name, tone in asdict(colours).items() if name not in ("is_dark", "line")}
    # The three icons that Qt draws by their file have no colour but that of the file.
    icons = ROOT / "icons" / ("dark" if colours.is_dark else "")
    return _SHEET.substitute(sizes | _LINES_PX | tones, line_colour=colours.line, icons=icons.as_posix())
