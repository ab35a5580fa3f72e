"""The quotes: words said aloud, who said them, and when in the recording."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.ids import QuoteId, new_id
from atelier.domain.language import gettext as _
from atelier.domain.operations import AddQuote, Operation, RemoveQuote
from atelier.domain.things import Question, Quote
from atelier.ui import theme
from atelier.ui.panels.panel_form import Now, add_button, line, start_over
from atelier.ui.panels.sentence_edit import SentenceEdit
from atelier.ui.panels.time_code import format_time_code, parse_time_code
from atelier.ui.panels.word_cards import CardColumn, WordCard


class QuotesPanel(QWidget):
    """A form for a new quote, and the meeting's quotes, the last one first.

    Signals:
        operation_requested: (AddQuote or RemoveQuote)
        refused: (sentence) it can't be added as it is; what was typed stays.
    """

    operation_requested = Signal(object)
    refused = Signal(str)

    def __init__(self, model: BoardModel, *, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._now = now
        self.text = SentenceEdit(_("Les mots, comme ils ont été dits"), name=_("Verbatim"), least_lines=2)
        self.speaker = line(_("Qui (rôle)"))
        self.time = line(_("34:21"), name=_("Moment dans l’enregistrement"))
        self.add: QPushButton = add_button(self.submit)
        self.cards = CardColumn(_("Verbatims"))
        self.text.submitted.connect(self.submit)
        for field in (self.speaker, self.time):
            field.returnPressed.connect(self.submit)
        self._lay_out()
        model.words_changed.connect(self.refresh)
        self.refresh()

    def finish(self) -> None:
        """Add what stands in the form before it goes; a moment that is none stays among the words."""
        time = self.time.text().strip()
        try:
            parse_time_code(time)
        except ValueError:
            self.text.setPlainText(f"{self.text.text} ({time})")
            self.time.clear()
        self.submit()

    def submit(self) -> None:
        """Add the quote that stands in the form."""
        if not self.text.text.strip():
            return
        try:
            time_s = parse_time_code(self.time.text())
        except ValueError:
            self.refused.emit(_("Le moment se note minutes:secondes, par exemple 34:21."))
            return
        quote = Quote(
            id=QuoteId(new_id()),
            meeting_id=self.model.meeting_id,
            question_id=self.model.question.id,
            text=self.text.text,
            speaker=self.speaker.text(),
            time_s=time_s,
            created_at=self._now(),
        )
        # The speaker stays: the same person often goes on.
        self.text.setPlainText("")
        self.time.clear()
        start_over(self.text, after=(self.speaker, self.time, self.add))
        self.operation_requested.emit(AddQuote(quote))

    def take_back(self, operation: Operation) -> bool:
        """Put the words of an operation that was not carried out back, if the form is free."""
        if not isinstance(operation, AddQuote) or not self.text.put_back(operation.quote.text):
            return False
        self.speaker.setText(operation.quote.speaker)
        self.time.setText("" if operation.quote.time_s is None else format_time_code(operation.quote.time_s))
        return True

    def refresh(self) -> None:
        """Show the quotes as they are."""
        quotes = self.model.snapshot.where(Quote, meeting_id=self.model.meeting_id)
        by_age = sorted(quotes, key=lambda quote: quote.created_at, reverse=True)
        self.cards.show_cards([self._card(quote) for quote in by_age])

    def _card(self, quote: Quote) -> WordCard:
        question = self.model.snapshot.find(Question, quote.question_id)
        facts = (
            quote.speaker,
            "" if quote.time_s is None else format_time_code(quote.time_s),
            _("question {number}").format(number=question.number) if question else "",
        )
        said = _("« {text} »").format(text=quote.text)
        operation = RemoveQuote(quote.id)
        return WordCard(
            said, " · ".join(filter(None, facts)), remove=lambda: self.operation_requested.emit(operation)
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.speaker, 1)
        self.time.setFixedWidth(round(76 * theme.scale()))
        row.addWidget(self.time)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addWidget(self.add)
        column.addSpacing(8)
        column.addWidget(self.cards, 1)
