"""A labelled field that says beside itself what is wrong with what was typed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from atelier.domain.language import gettext as _
from atelier.domain.text import one_line, title_problem
from atelier.ui.plain_text import plain_label
from atelier.ui.widgets.hinted_line import HintedLine

Check = Callable[[str], str]
"""From what was typed to what is wrong with it: a French sentence, empty where nothing is."""


class FormField(QWidget):
    """A label over an editor, and under it a sentence where there is something to say."""

    def __init__(self, label: str, editor: QWidget, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = plain_label(label)
        self.label.setBuddy(editor)
        self.hint = plain_label(hint, kind="small", wrap=True)
        self.hint.setVisible(bool(hint))
        self.problem = plain_label(kind="warning", wrap=True)
        self.problem.hide()
        editor.setAccessibleName(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.label, editor, self.hint, self.problem):
            column.addWidget(widget)
        column.addStretch(1)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong; nothing where the sentence is empty."""
        say(self.problem, sentence, self.editor)


class TextField(FormField):
    """One line of text with a check; a problem once shown goes as soon as it is mended."""

    def __init__(
        self, label: str, text: str = "", *, check: Check, hint: str = "", parent: QWidget | None = None
    ) -> None:
        self.line = HintedLine(text)
        super().__init__(label, self.line, hint=hint, parent=parent)
        self._check = check
        self.line.textEdited.connect(self._on_text_edited)

    @property
    def text(self) -> str:
        """What was typed, on one line."""
        return one_line(self.line.text())

    def is_valid(self) -> bool:
        """Check what was typed, and say what is wrong."""
        sentence = self._check(self.text)
        self.show_problem(sentence)
        return not sentence

    def _on_text_edited(self) -> None:
        if not self.problem.isHidden():
            self.is_valid()


def say(label: QLabel, sentence: str, about: QWidget) -> None:
    """Show the sentence in that label and have it read out with the widget; hide an empty one."""
    label.setText(sentence)
    label.setVisible(bool(sentence))
    about.setAccessibleDescription(sentence)


def required(missing: str) -> Check:
    """The check of a title that must be there; `missing` is said where it is not."""
    return lambda text: title_problem(text) or ("" if text else missing)


def first_invalid(fields: list[TextField]) -> TextField | None:
    """Check them all, and put the keyboard in the first that is wrong."""
    wrong = [field for field in fields if not field.is_valid()]
    if wrong:
        wrong[0].line.setFocus(Qt.FocusReason.OtherFocusReason)
        wrong[0].line.selectAll()
        return wrong[0]
    return None


def place_label() -> str:
    """What a place is asked for with, in both dialogs."""
    return _("Lieu (facultatif)")
