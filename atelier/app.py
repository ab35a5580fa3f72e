"""The application: the base, the phone server, the Accueil and the meeting under way, put together.

The first window shows what `base.glance` reads; the base itself, whose library takes longer to load than all the
rest, is opened right after, in a thread. What is asked in between waits in the bridge.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from atelier.base_opening import BaseOpening
from atelier.bridge import Bridge
from atelier.domain.decision import Fault, Refusal
from atelier.domain.history import History
from atelier.domain.ids import MeetingId
from atelier.domain.language import gettext as _
from atelier.domain.operations import CreateMeeting, Operation
from atelier.domain.parts import Snapshot
from atelier.domain.things import Party
from atelier.exporter import Exporter
from atelier.phone_line import PhoneLine
from atelier.standard_output import print_line
from base.glance import Glance, glance
from base.summary import MeetingSummary, find_meeting

if TYPE_CHECKING:
    from atelier.session import Session
    from atelier.ui.meeting_card import MeetingCard
    from base.opening import Base


class Application(QObject):
    """What lives as long as the program: the bridge, the phone server, the Accueil, one session at a time.

    `fault` is why the base could not be opened, which ends the program.

    Signals:
        session_opened: (session) a meeting's windows are made, and not shown yet.
    """

    session_opened = Signal(object)

    def __init__(self, base_path: Path, *, host: str, port: int) -> None:
        super().__init__()
        self.fault: Exception | None = None
        self.bridge = Bridge(self)
        self.exporter = Exporter(self)
        self.phones = PhoneLine(host=host, port=port, parent=self)
        self.session: Session | None = None
        self.home: QWidget | None = None
        self._path = base_path
        self._base: Base | None = None
        self._seen_seq = 0
        self._opening = BaseOpening(base_path, self)
        self._opening.settled.connect(self._on_settled)
        self.phones.looked.connect(self.show_phones)

    @property
    def window(self) -> QWidget | None:
        """The window that the facilitator has before her."""
        return self.session.console if self.session is not None else self.home

    def start(self, meeting: str | None) -> None:
        """Show a meeting, or the Accueil where none is named; then open the base.

        Raises:
            Fault: there is no such meeting, or, for a base that is not there yet, it can't be made.
        """
        with glance(self._path) as seen:
            if seen is not None:
                self._show_first(seen, meeting)
        if self.window is None:
            self._connect(self._opening.open_now())
            self._show(self.base.meetings(), self.base.meeting, meeting)
            self._serve()
        else:
            # After the first paint, which would otherwise wait for it.
            self._opening.begin_later()

    def start_demonstration(self) -> None:
        """Show a fresh example project."""
        self._connect(self._opening.open_now())
        self.open_example()
        self._serve()

    def close(self) -> None:
        """Stop everything that start began, and lose nothing of what was asked."""
        self._opening.wait()
        self._leave_session()
        if self.home is not None:
            self.home.close()
            self.home.deleteLater()
        self.phones.close()
        self.exporter.close()
        self.bridge.close()
        if self._base is not None:
            self._base.close()

    @property
    def base(self) -> "Base":
        """The base, once it is open; whoever needs it before that waits for it here."""
        self._opening.wait()
        if self._base is None:
            raise Fault(_("La base n’est pas ouverte."))
        return self._base

    def open_meeting(self, meeting_id: MeetingId) -> None:
        """Leave whatever is shown for the console of a meeting."""
        self._open_session(meeting_id, *self.base.meeting(meeting_id))

    def show_home(self) -> None:
        """Leave the meeting for the Accueil."""
        self._show_home(self.base.meetings())
        self._leave_session()

    def open_example(self) -> None:
        """Add a fresh example project to the base, and open its meeting."""
        from atelier.catalogue import DEFAULT_TRAME, example_text, load_trame
        from atelier.domain.example import example_operations

        self._found(example_operations(example_text(), load_trame(DEFAULT_TRAME), datetime.now(UTC)))

    # The base

    def _on_settled(self, outcome: "Base | Exception") -> None:
        if isinstance(outcome, Exception):
            self.fault = outcome
            QApplication.quit()
            return
        # Asked first: what waited for the base is no other Atelier's doing.
        is_as_seen = outcome.last_seq() == self._seen_seq
        self._connect(outcome)
        if not is_as_seen:
            self._show_again()
        self._serve()

    def _connect(self, base: "Base") -> None:
        self._base = base
        self.bridge.connect_writer(base.submit, base.subscribe)

    # The windows

    def _show_first(self, seen: Glance, meeting: str | None) -> None:
        self._seen_seq = seen.last_seq
        self._show(seen.meetings(), seen.meeting, meeting)

    def _show(
        self,
        summaries: Sequence[MeetingSummary],
        read: Callable[[MeetingId], tuple[Snapshot, History]],
        meeting: str | None,
    ) -> None:
        if meeting is None:
            self._show_home(summaries)
        else:
            found = find_meeting(summaries, meeting)
            self._open_session(found.id, *read(found.id))

    def _show_again(self) -> None:
        """Another Atelier wrote between the first look and the lock: what is shown is not what is there."""
        if self.session is not None:
            self.open_meeting(self.session.model.meeting_id)
        else:
            self.show_home()

    def _open_session(self, meeting_id: MeetingId, snapshot: Snapshot, history: History) -> None:
        from atelier.session import Session  # late: the Accueil does without

        self._leave_session()
        session = Session(
            snapshot, history, meeting_id, self.bridge, self.exporter, invite=self.phones.invitation
        )
        session.home_requested.connect(lambda: self._carry_out(self.show_home))
        session.network_requested.connect(self.check_network)
        self.session = session
        self.session_opened.emit(session)
        session.show()
        if self.home is not None:
            self.home.hide()
        self.show_phones()

    def _leave_session(self) -> None:
        session, self.session = self.session, None
        if session is not None:
            session.close()
            session.deleteLater()

    def _show_home(self, summaries: Sequence[MeetingSummary]) -> None:
        from atelier.ui.home import Home  # late: who resumes a meeting does not wait for it
        from atelier.ui.screen_room import fit_screen

        home = self.home
        if not isinstance(home, Home):
            home = self.home = Home()
            home.resize(1180, 780)
            fit_screen(home)
            home.setWindowTitle("Atelier")
            home.meeting_requested.connect(
                lambda id: self._carry_out(lambda: self.open_meeting(MeetingId(id)))
            )
            home.project_requested.connect(self._ask_for_project)
            home.example_requested.connect(lambda: self._carry_out(self.open_example))
        home.show_cards(meeting_cards(summaries))
        home.show()

    def _ask_for_project(self) -> None:
        from atelier.catalogue import load_trame, trame_names
        from atelier.ui.project_dialog import ProjectDialog

        dialog = ProjectDialog([load_trame(name) for name in trame_names()], parent=self.home)

        def found(operations: tuple[Operation, ...]) -> None:
            if self._carry_out(lambda: self._found(operations), over=dialog):
                dialog.deleteLater()

        # Queued: it is closed by then, and comes back with all that was typed where the disk refuses.
        dialog.founded.connect(found, Qt.ConnectionType.QueuedConnection)
        dialog.rejected.connect(dialog.deleteLater)
        dialog.open()

    def _found(self, operations: tuple[Operation, ...]) -> None:
        for operation in operations:
            self.base.perform(operation, Party.FACILITATOR)
        self.open_meeting(next(o.meeting.id for o in operations if isinstance(o, CreateMeeting)))

    def _carry_out(self, deed: Callable[[], None], *, over: QDialog | None = None) -> bool:
        """Do what a window asked for; where the environment refuses, say why over that dialog, shown again."""
        try:
            deed()
        except (Fault, Refusal) as fault:
            if self.fault is None:
                if over is not None:
                    over.open()
                box = QMessageBox(QMessageBox.Icon.Warning, "Atelier", str(fault), parent=over or self.window)
                box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
                box.open()
            return False
        return True

    # The phones

    def show_phones(self) -> None:
        """Say on the windows how the phones of the meeting fare."""
        if self.session is not None:
            self.session.show_phones(self.phones.phones(self.session.model.meeting.code))

    def check_network(self) -> None:
        """Say over the meeting's console whether phones can come in, and what to do where they can't."""
        if self.session is not None and self.phones.server is not None:
            from atelier.network_desk import open_network_check  # late: few meetings need it

            open_network_check(self.phones, self.session.model.meeting.code, over=self.session.console)

    def _serve(self) -> None:
        """Answer phones, and print where: the form of the meeting shown, else of the one that changed last."""
        if self.phones.open(self.base):
            print_line(self.phones.form_url(self._code()))
        self.show_phones()

    def _code(self) -> str:
        if self.session is not None:
            return self.session.model.meeting.code
        return next((summary.meeting.code for summary in self.base.meetings()), "")


def meeting_cards(summaries: Sequence[MeetingSummary]) -> list["MeetingCard"]:
    """What the Accueil shows of the meetings."""
    from atelier.ui.meeting_card import MeetingCard  # late: with the Accueil

    return [
        MeetingCard(
            meeting_id=summary.meeting.id,
            project_title=summary.project_title,
            title=summary.meeting.title,
            day=summary.meeting.day,
            place=summary.meeting.place,
            note_count=summary.note_count,
            last_activity=summary.last_change_at,
        )
        for summary in summaries
    ]
