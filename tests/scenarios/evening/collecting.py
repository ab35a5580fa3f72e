"""They write: phones on the question of the stage, she for those who have none."""

from atelier.domain.things import Display, Note, Review
from atelier.ui.projection.view import ProjectionView
from tests.premises import texts
from tests.scenarios.evening.evening import Evening, sent, typed

READ_FIRST, LEFT_OFF, TOO_LATE = "une idée relue", "patatras", "saperlipopette"


class Collecting(Evening):
    """Three walls that fill."""

    def collect_on(self, number: int) -> None:
        """Phones follow the question of the stage; she types for those who have none, while theirs come in.

        Where she reads first, she then shows all that waits.
        """
        she, session = self.she, self.she.session
        assert session.model.question.number == number
        assert self.projection.view is ProjectionView.BOARD
        self.room.begin_to_post(self.form_url, sent(number))
        she.type("".join(f"{text}\n" for text in typed(number)))
        self.written.update(typed(number))
        self.room.hear_answers()
        if self.meeting.display is Display.REVIEWED:
            she.until(
                lambda: session.model.unshown.waiting_count(session.model.question.id) == len(sent(number))
            )
            assert len(texts(session, number)) == len(typed(number))
            she.press("Ctrl+Shift+D")
        she.until(lambda: set(texts(session, number)) == {*sent(number), *typed(number)})
        assert len(texts(session, number)) == 25
        self.room.watch(self.projection, f"collecte {number}")

    def read_before_showing(self) -> None:
        """From now on she reads first: of two that come, one is shown and one is left off, by keys."""
        she, session = self.she, self.she.session
        she.press("Ctrl+Shift+C")
        she.face_a_dialog()
        she.tab_to("Direct")
        she.press("Down")
        she.tab_to("Enregistrer")
        she.press("Space")
        she.until(lambda: self.meeting.display is Display.REVIEWED)
        she.back_to_the_console()
        self.room.begin_to_post(self.form_url, [READ_FIRST, LEFT_OFF])
        self.room.hear_answers()
        waiting = session.model.unshown
        question = session.model.question.id
        she.until(lambda: waiting.waiting_count(question) == 2)
        seen = self.room.watch(self.projection, "deux post-its attendent")
        assert not seen.holds(READ_FIRST)
        first = waiting.waiting(question)[0].text
        for text in (first, LEFT_OFF if first != LEFT_OFF else READ_FIRST):
            she.press("Ctrl+Shift+X" if text == LEFT_OFF else "Ctrl+Shift+A")
            she.until(lambda text=text: self.note(text).review is not Review.PENDING)  # type: ignore[misc]
        she.until(lambda: READ_FIRST in texts(session, 2))
        self.room.watch(self.projection, "l’un est affiché", READ_FIRST)
        assert LEFT_OFF not in texts(session, 2)

    def turn_away_who_comes_late(self) -> None:
        """While they talk, phones are in pause: what is sent then is not taken, and its phone is told so."""
        self.room.begin_to_post(self.form_url, [TOO_LATE])
        self.room.hear_answers()
        assert TOO_LATE not in [note.text for note in self.she.session.model.snapshot.all(Note)]
