"""The quotes: words said aloud, who said them, when in the recording, and where they stand in the minutes."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.ids import ClusterId, QuoteId, new_id
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.operations import AddQuote, EditQuote, Operation, RemoveQuote
from atelier.domain.things import Quote, Recording
from atelier.ui.panels.panel_form import Now, add_button
from atelier.ui.panels.quote_card import QuoteCard, QuoteShown
from atelier.ui.panels.quote_form import QuoteForm, Stamp
from atelier.ui.panels.thing_column import ThingColumn
from atelier.ui.plain_text import plain_label
from atelier.ui.recording.clock_row import ClockRow
from atelier.ui.recording.player_bar import PlayerBar
from atelier.ui.recording.recordings import read_on


class QuotesPanel(QWidget):
    """The clock, a form for a new quote, and the meeting's quotes, the last one first or in the order of their moments.

    Signals:
        operation_requested: (AddQuote, EditQuote or RemoveQuote)
        refused: (sentence) it can't be added as it is; what was typed stays.
        play_requested: (quote id) have what was said heard.
        several_pasted: (text) several quotes stand in the form.
        card_dragged: (point of the screen) a quote is held there.
        card_dropped: (quote id, point of the screen) it was let go there.
    """

    operation_requested = Signal(object)
    refused = Signal(str)
    play_requested = Signal(str)
    several_pasted = Signal(str)
    card_dragged = Signal(QPoint)
    card_dropped = Signal(str, QPoint)

    def __init__(self, model: BoardModel, *, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._now = now
        self.clock = ClockRow(model)
        self.form = QuoteForm(model, add_button(self.submit))
        self.editor: QuoteForm | None = None
        """What a quote is edited in, while one is."""
        self.count = plain_label(kind="small")
        self.order = _order_choice()
        self.cards = ThingColumn(_("Verbatims"), card=self._card)
        self.player = PlayerBar()
        self._edited: Quote | None = None
        self._question_id = model.question.id
        self._connect()
        self._lay_out()
        self.refresh()
        self.clock.show_time(now())

    @property
    def text(self) -> QWidget:
        """Where writing begins."""
        return self.form.text

    def submit(self) -> None:
        """Add the quote that stands in the form."""
        if not self.form.text.text.strip():
            return
        quote = Quote(id=QuoteId(new_id()), meeting_id=self.model.meeting_id, text="", created_at=self._now())
        written = self._written(self.form, quote)
        if written is not None:
            self.form.clear()
            self.operation_requested.emit(AddQuote(written))

    def stamp(self, stamp: Stamp) -> None:
        """Have that moment in the form: of the words that stand there without one, else of those to come."""
        if self.form.text.text.strip() and self.form.time.text().strip():
            self.submit()
        self.form.stamp(stamp)

    def stand_at(self, cluster_id: ClusterId | None) -> None:
        """Have what is written next stand in that cluster; where there is none, in the question shown."""
        self.form.place.choose_cluster(cluster_id)

    def finish(self) -> None:
        """Ask for what stands in the forms before they go; a moment that is none stays among the words."""
        for form, ask in ((self.editor, self.save_edited), (self.form, self.submit)):
            if form is not None:
                form.keep_wrong_moment()
                ask()

    def take_back(self, operation: Operation) -> bool:
        """Put the words of an operation that was not carried out back, if the form is free."""
        if isinstance(operation, EditQuote):
            self.edit(operation.quote.id)
            if self.editor is not None:
                self.editor.show_quote(operation.quote)
            return self.editor is not None
        if not isinstance(operation, AddQuote) or not self.form.text.put_back(operation.quote.text):
            return False
        self.form.show_quote(operation.quote)
        return True

    def edit(self, quote_id: str) -> None:
        """Have a quote edited where it stands; what was edited before is saved."""
        quote = self.model.snapshot.find(Quote, quote_id)
        if quote is None or (self._edited is not None and not self.save_edited()):
            return
        save = QPushButton(_("Modifier"))
        self._edited, self.editor = quote, QuoteForm(self.model, save)
        self.editor.show_quote(quote)
        self.editor.submitted.connect(self.save_edited)
        self.editor.given_up.connect(self.close_editor)
        self.cards.open_editor(quote.id, self.editor)
        self.editor.text.setFocus()

    def save_edited(self) -> bool:
        """Ask for what the edited quote says now; False where it can't be, and stays as it is typed."""
        if self.editor is None or self._edited is None:
            return True
        written = self._written(self.editor, self._edited)
        if written is None:
            return False
        changed = written != self._edited and bool(written.text.strip())
        self.close_editor()
        if changed:
            self.operation_requested.emit(EditQuote(written))
        return True

    def close_editor(self) -> None:
        """Leave the edited quote as it was."""
        had_keyboard = self.editor is not None and self.editor.isAncestorOf(self.focusWidget())
        edited, self._edited, self.editor = self._edited, None, None
        self.cards.close_editor()
        card = self.cards.card(edited.id) if edited is not None else None
        if had_keyboard and isinstance(card, QuoteCard):
            card.edit.setFocus()

    def refresh(self) -> None:
        """Show the quotes as they are."""
        quotes = list(self.model.snapshot.where(Quote, meeting_id=self.model.meeting_id))
        if self._edited is not None and all(quote.id != self._edited.id for quote in quotes):
            self._edited = self.editor = None
        ordered = sorted(quotes, key=self._moment if self.order.currentData() else _age)
        self.cards.show_things([QuoteShown.of(quote, self.model) for quote in ordered])
        self.count.setText(
            ngettext("{count} verbatim", "{count} verbatims", len(quotes)).format(count=len(quotes))
        )
        for widget in (self.count, self.order):
            widget.setVisible(len(quotes) > 1)

    def _written(self, form: QuoteForm, quote: Quote) -> Quote | None:
        try:
            written = form.rewritten(quote)
        except ValueError:
            self.refused.emit(_("Le moment se note minutes:secondes, par exemple 34:21."))
            form.time.setFocus()
            return None
        if written.time_s is None or written.time_s == quote.time_s:
            return written
        recording = self.model.snapshot.find(Recording, written.recording_id)
        return replace(written, recording_id=read_on(recording, written.time_s, self._now()))

    def _card(self, shown: QuoteShown) -> QuoteCard:
        card = QuoteCard(shown)
        card.edit_requested.connect(self.edit)
        card.removal_requested.connect(lambda id: self.operation_requested.emit(RemoveQuote(QuoteId(id))))
        card.play_requested.connect(self.play_requested)
        card.dragged.connect(self.card_dragged)
        card.dropped.connect(self.card_dropped)
        return card

    def _moment(self, quote: Quote) -> tuple[bool, float, int, float]:
        """When it was said: those without a moment come last, as they were written."""
        recording = self.model.snapshot.find(Recording, quote.recording_id)
        begun = recording.started_at.timestamp() if recording else float("inf")
        return quote.time_s is None, begun, quote.time_s or 0, quote.created_at.timestamp()

    def _follow(self) -> None:
        """Once for changes that came together, and only while it is seen: titles of clusters are on its cards."""
        if self.isVisible():
            self.refresh()

    def _follow_question(self) -> None:
        """What is written next is about the question shown; what stands in the form was said before."""
        if self.model.question.id != self._question_id and not self.form.text.text.strip():
            self.stand_at(None)
        self._question_id = self.model.question.id

    def _connect(self) -> None:
        self.form.submitted.connect(self.submit)
        self.form.several_pasted.connect(self.several_pasted)
        self.order.currentIndexChanged.connect(lambda _index: self.refresh())
        self.model.meeting_changed.connect(self._follow_question)
        self.model.caught_up.connect(self._follow)

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(self.count, 1)
        heading.addWidget(self.order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.clock, self.form):
            column.addWidget(widget)
        column.addLayout(heading)
        column.addWidget(self.cards, 1)
        column.addWidget(self.player)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _age(quote: Quote) -> float:
    return -quote.created_at.timestamp()


def _order_choice() -> QComboBox:
    choice = QComboBox()
    choice.setAccessibleName(_("Ordre des verbatims"))
    choice.addItem(_("derniers d’abord"), userData=False)
    choice.addItem(_("selon le moment"), userData=True)
    return choice
