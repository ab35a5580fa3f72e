"""What she chooses: which document, what it holds, in which format. Each document keeps the format it was given."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.document import Document
from atelier.domain.language import gettext as _
from atelier.ui.documents.choice_tile import ChoiceTile
from atelier.ui.documents.contents_card import ContentsCard
from atelier.ui.documents.format_words import format_words
from atelier.ui.documents.offers import Offer, Order
from atelier.ui.plain_text import plain_label

_ICONS = {
    Document.MINUTES: "file-text",
    Document.SYNTHESIS: "list-tree",
    Document.RECAP: "sticky-note",
    Document.THANKS: "heart-handshake",
    Document.WELCOME: "door-open",
    Document.SIGNATURES: "pencil",
    Document.BOARD: "layout-grid",
}


class Choices(QObject):
    """Two panels that a window lays out: `documents`, and `settings` of the chosen one.

    Signals:
        changed: (whether a person waits for it) something else is wished for.
    """

    changed = Signal(bool)

    def __init__(self, model: BoardModel, offers: Sequence[Offer], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._offers = {offer.document: offer for offer in offers}
        self._endings = {offer.document: offer.endings[0] for offer in offers}
        self.tiles = {document: _document_tile(offer) for document, offer in self._offers.items()}
        self.formats: dict[str, ChoiceTile] = {}
        self.contents = ContentsCard()
        self.documents, self.settings = QWidget(), QWidget()
        self._formats = QVBoxLayout()
        self._groups = (_group(self.tiles.values(), self), QButtonGroup(self))
        self._lay_out()
        self._connect()
        self._show_questions()
        self.choose(offers[0].document)

    @property
    def offer(self) -> Offer:
        """The document that is chosen."""
        return next(self._offers[document] for document, tile in self.tiles.items() if tile.isChecked())

    @property
    def order(self) -> Order | None:
        """What is wished for; None where it would hold nothing."""
        options, document = self.contents.options, self.offer.document
        if options is None:
            return None
        return Order(document=document, ending=self._endings[document], options=options)

    def offer_of(self, order: Order) -> Offer:
        """The document of that order."""
        return self._offers[order.document]

    def choose(self, document: Document) -> None:
        """Choose that document; one that is not offered changes nothing."""
        if document in self.tiles:
            self.tiles[document].setChecked(True)

    def _on_document_toggled(self, checked: bool) -> None:
        if checked:
            self._show_offer()
            self.changed.emit(True)

    def _on_format_toggled(self, ending: str, checked: bool) -> None:
        if checked:
            self._endings[self.offer.document] = ending
            self.changed.emit(True)

    def _show_offer(self) -> None:
        self.contents.show_offer(self.offer)
        self._contents_heading.setVisible(self.contents.has_choices)
        for tile in self.formats.values():
            tile.hide()
            tile.deleteLater()
        self.formats = {}
        for ending in self.offer.endings:
            words = format_words(ending)
            tile = self.formats[ending] = ChoiceTile(words.name, words.purpose)
            self._groups[1].addButton(tile)
            tile.setChecked(ending == self._endings[self.offer.document])
            tile.toggled.connect(partial(self._on_format_toggled, ending))
            self._formats.addWidget(tile)

    def _show_questions(self) -> None:
        self.contents.show_questions(self._model.questions)

    def _connect(self) -> None:
        for tile in self.tiles.values():
            tile.toggled.connect(self._on_document_toggled)
        self.contents.changed.connect(partial(self.changed.emit, False))
        self._model.meeting_changed.connect(self._show_questions)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.documents)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for tile in self.tiles.values():
            column.addWidget(tile)
        self._formats.setSpacing(2)
        self._contents_heading = plain_label(_("Contenu"), kind="heading")
        column = QVBoxLayout(self.settings)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._contents_heading)
        column.addWidget(self.contents)
        column.addSpacing(12)
        column.addWidget(plain_label(_("Format"), kind="heading"))
        column.addLayout(self._formats)


def _document_tile(offer: Offer) -> ChoiceTile:
    return ChoiceTile(offer.name, offer.purpose, icon=_ICONS[offer.document])


def _group(tiles: Iterable[QAbstractButton], parent: QObject) -> QButtonGroup:
    group = QButtonGroup(parent)
    for tile in tiles:
        group.addButton(tile)
    return group
