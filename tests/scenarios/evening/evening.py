"""The evening of a scenario: who is there, what they are told to write, and how she goes from stage to stage."""

from dataclasses import dataclass, field

from PySide6.QtGui import QGuiApplication

from atelier.app import Application
from atelier.domain.things import Meeting, Note
from atelier.ui.projection.window import ProjectionWindow
from tests.scenarios.evening.displays import PROJECTOR, Displays
from tests.scenarios.evening.facilitator import Facilitator
from tests.scenarios.evening.room import Room

PEOPLE = ("Zéphyrine", "Théodule", "Wilhelmine", "Balthazar", "Yasmina")
_SUBJECTS = ("le portail", "la kermesse", "le conseil d’école", "la cantine", "le carnet")
_WAYS = ("se parler devant", "décorer ensemble", "raconter aux voisins", "se retrouver après")
_TYPED = ("dire bonjour", "boire un café", "chanter fort", "peindre un mur", "semer des fèves")


def sent(number: int) -> list[str]:
    """The twenty post-its that phones send on a question; none is a part of another."""
    return [f"{way} {subject} ({number}ᵉ tour)" for way in _WAYS for subject in _SUBJECTS]


def typed(number: int) -> list[str]:
    """The five that she types."""
    return [f"{words} à {number} voix" for words in _TYPED]


@dataclass
class Evening:
    """The program, the room, its displays, and her; `written` is what she typed for the wall."""

    application: Application
    room: Room
    displays: Displays
    she: Facilitator
    written: set[str] = field(default_factory=set)

    @property
    def projection(self) -> ProjectionWindow:
        """What the room sees."""
        projection = self.she.session.projection
        assert projection is not None
        return projection

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is kept."""
        return self.she.session.model.meeting

    @property
    def stage_title(self) -> str:
        """The stage under way, as the agenda calls it."""
        model = self.she.session.model
        return next((stage.title for stage in model.stages if stage.id == self.meeting.stage_id), "")

    @property
    def form_url(self) -> str:
        """Where the room is told to write: phones know no other address."""
        invitation = self.projection.invitation
        assert invitation is not None
        return invitation.url

    def note(self, text: str) -> Note:
        """The one note that reads so."""
        (note,) = [note for note in self.she.session.model.snapshot.all(Note) if note.text == text]
        return note

    def fills_the_projector(self) -> bool:
        """Whether the room sees the projection, and all of it."""
        window = self.she.session.projection
        if window is None or not window.isFullScreen() or not window.isVisible():
            return False
        screen = QGuiApplication.screenAt(window.geometry().center())
        return screen is not None and screen.name() == PROJECTOR and window.size() == screen.size()

    def go_on_to(self, title: str) -> None:
        """F8, and F8 again where she does not wait."""
        she, countdown = self.she, self.she.session.console.running.countdown
        before = self.meeting.stage_id
        she.press("F8")
        assert countdown.isVisible()
        she.until(lambda: countdown.has_settled)
        she.press("F8")
        she.until(lambda: self.meeting.stage_id != before)
        assert self.stage_title == title

    def think_better_of_it_then_wait(self, title: str) -> None:
        """F8 and Esc: nobody moved; F8 again, and three seconds."""
        she, countdown = self.she, self.she.session.console.running.countdown
        before = self.meeting.stage_id
        for key, counting in (("F8", True), ("Esc", False), ("F8", True)):
            she.press(key)
            assert countdown.is_running is counting
            assert self.meeting.stage_id == before
        she.until(lambda: self.meeting.stage_id != before)
        assert self.stage_title == title
