"""Where a quote stands in the minutes: the choice of a question or of one of its clusters."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from atelier.board.model import BoardModel
from atelier.domain.ids import ClusterId, QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.things import Cluster, Question, Quote
from atelier.ui.widgets.elided_choice import ElidedChoice

_INDENT = "    "


@dataclass(frozen=True, slots=True)
class QuotePlace:
    """A question, or a cluster of it; nowhere in particular where there is neither."""

    question_id: QuestionId | None = None
    cluster_id: ClusterId | None = None


def place_of(quote: Quote) -> QuotePlace:
    """Where a quote stands."""
    return QuotePlace(quote.question_id, quote.cluster_id)


def place_phrase(model: BoardModel, place: QuotePlace) -> str:
    """Where it is, in few words: the cluster with its number, and its question unless that is shown."""
    question = model.snapshot.find(Question, place.question_id)
    cluster = model.snapshot.find(Cluster, place.cluster_id)
    at = _("question {number}").format(number=question.number) if question else ""
    if cluster is None:
        return at
    groups = model.board(cluster.question_id).groups
    named = next((f"{g.number} {g.name}" for g in groups if g.cluster.id == cluster.id), cluster.title)
    return named if cluster.question_id == model.question.id else f"{at} · {named}"


class PlaceChoice(ElidedChoice):
    """Follows the questions and clusters of the meeting while it is seen."""

    def __init__(self, model: BoardModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board_model = model
        self._offered: list[tuple[str, QuotePlace]] = []
        self.setAccessibleName(_("Place dans le compte rendu"))
        self.setMinimumContentsLength(1)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        model.caught_up.connect(self.follow)
        self.choose(QuotePlace(model.question.id))

    @property
    def place(self) -> QuotePlace:
        """The place chosen."""
        return self.currentData() or QuotePlace()

    def choose(self, place: QuotePlace) -> None:
        """Have that place; its question where the cluster is gone."""
        self._offer()
        places = [offered for _words, offered in self._offered]
        wanted = (place, QuotePlace(place.question_id), QuotePlace())
        self.setCurrentIndex(places.index(next(each for each in wanted if each in places)))

    def choose_cluster(self, cluster_id: ClusterId | None) -> None:
        """Have that cluster; the question shown where there is none."""
        cluster = self._board_model.snapshot.find(Cluster, cluster_id)
        shown = self._board_model.question.id
        self.choose(QuotePlace(cluster.question_id, cluster.id) if cluster else QuotePlace(shown))

    def follow(self) -> None:
        """Offer what there is now, keeping what is chosen."""
        if self._offered != self._places():
            self.choose(self.place)

    def _offer(self) -> None:
        offered = self._places()
        if offered != self._offered:
            self._offered = offered
            self.clear()
            for words, place in offered:
                self.addItem(words, place)

    def _places(self) -> list[tuple[str, QuotePlace]]:
        offered = [(_("Aucune question"), QuotePlace())]
        for question in self._board_model.questions:
            name = _("Question {number} · {name}").format(number=question.number, name=question.short)
            offered.append((name, QuotePlace(question.id)))
            offered += [
                (f"{_INDENT}{group.number} {group.name}", QuotePlace(question.id, group.cluster.id))
                for group in self._board_model.board(question.id).groups
            ]
        return offered
