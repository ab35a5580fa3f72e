"""Asks whether the people present agree to be recorded, with a sentence to read aloud. What follows is its caller's."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from atelier.domain.language import gettext as _
from atelier.domain.text import TITLE_LENGTH
from atelier.ui.plain_text import plain_label
from atelier.ui.recording.agreement import Agreement
from atelier.ui.theme import look
from atelier.ui.widgets.dialog_layout import open_at, scrolled
from atelier.ui.widgets.form_field import FormField
from atelier.ui.widgets.hinted_line import HintedLine
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping

_SIZE_PX = (560, 460)


class AgreementDialog(QDialog):
    """Enter says neither yes nor no: one of them is chosen.

    `afterwards`: the sound was recorded elsewhere, and is to be kept here.

    Signals:
        agreed: (Agreement) everybody said yes to that.
    """

    agreed = Signal(object)

    def __init__(self, *, afterwards: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._afterwards = afterwards
        self.listeners = HintedLine(_("les personnes qui rédigent le compte rendu"))
        self.until = HintedLine(_("jusqu’à la validation du compte rendu"))
        self.sentence = plain_label(wrap=True)
        self.no = QPushButton(_("Non, pas de son"))
        self.yes = look(QPushButton(_("Oui, tout le monde est d’accord")), "primary")
        for button in (self.no, self.yes):
            button.setAutoDefault(False)
        for field in (self.listeners, self.until):
            field.setMaxLength(TITLE_LENGTH)
            field.textChanged.connect(self._word)
        self.no.clicked.connect(self.reject)
        self.yes.clicked.connect(self._on_yes)
        self._word()
        self._lay_out()

    def _on_yes(self) -> None:
        self.accept()
        self.agreed.emit(Agreement(heard_by=self.listeners.text(), kept_for=self.until.text()))

    def _word(self) -> None:
        if self._afterwards:
            said = _(
                "« Le son de cette rencontre a été enregistré. Il sera écouté par {listeners}, pour citer vos paroles"
                " sans les déformer, gardé {until} sur un seul ordinateur, puis effacé. Chacun peut demander"
                " qu’il soit effacé plus tôt. Êtes-vous d’accord ? »"
            )
        else:
            said = _(
                "« Nous aimerions enregistrer le son de cette rencontre. Il sera écouté par {listeners}, pour citer"
                " vos paroles sans les déformer, gardé {until} sur un seul ordinateur, puis effacé. Chacun peut"
                " demander qu’on arrête, ou qu’il soit effacé plus tôt. Êtes-vous d’accord ? »"
            )
        self.sentence.setText(said.format(listeners=self.listeners.text(), until=self.until.text()))

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Accord pour le son"))
        question = (
            _("Les personnes enregistrées sont-elles d’accord pour que le son soit gardé ?")
            if self._afterwards
            else _("Les personnes présentes sont-elles d’accord pour être enregistrées ?")
        )
        inside = QWidget()
        fields = QVBoxLayout(inside)
        fields.setContentsMargins(0, 0, 8, 0)
        fields.setSpacing(8)
        fields.addWidget(plain_label(question, kind="heading", wrap=True))
        fields.addWidget(plain_label(_("À lire à voix haute :"), kind="muted"))
        fields.addWidget(self.sentence)
        fields.addSpacing(4)
        fields.addWidget(FormField(_("Qui l’écoutera"), self.listeners))
        fields.addWidget(FormField(_("Gardé combien de temps"), self.until))
        note = _("Ces réponses sont notées avec l’heure. Sans accord de tous, seul le chronomètre tourne.")
        fields.addWidget(plain_label(note, kind="small", wrap=True))
        fields.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 16, 16)
        column.setSpacing(12)
        column.addWidget(scrolled(inside), 1)
        column.addWidget(wrapping(WrappingRow((self.no, self.yes), at_right=True)))
        open_at(self, *_SIZE_PX)
        self.no.setFocus()
