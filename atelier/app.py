"""The application: the base, the phone server, the Accueil and the meeting under way, put together.

The first window shows what `base.glance` reads; the base itself, whose library takes longer to load than all the
rest, is opened right after, in a thread. What is asked in between waits in the bridge.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from atelier.archive_desk import ArchiveDesk
from atelier.current_base import CurrentBase
from atelier.domain.decision import Fault, Refusal
from atelier.domain.history import History
from atelier.domain.ids import MeetingId, ProjectId
from atelier.domain.language import gettext as _
from atelier.domain.operations import CreateMeeting, Operation
from atelier.domain.parts import Snapshot
from atelier.domain.things import Party
from atelier.exporter import Exporter, Job
from atelier.phone_line import PhoneLine
from atelier.recent_bases import RecentBases
from atelier.standard_output import print_line
from atelier.ui.operation_wording import typed_words
from atelier.ui.settings import SettingsStore
from atelier.ui.warning_box import warn
from base.glance import Glance, glance
from base.summary import find_meeting

if TYPE_CHECKING:
    from atelier.home_desk import HomeDesk
    from atelier.session import Session
    from atelier.ui.home.window import Home
    from base.opening import Base


class Application(QObject):
    """What lives as long as the program: the bridge, the phone server, the Accueil, one session at a time.

    `fault` is why the base could not be opened, which ends the program; `untold` says what went wrong as it ended.

    Signals:
        session_opened: (session) a meeting's windows are made, and not shown yet.
        base_opened: the base that the first window did not wait for is there, and phones are answered.
    """

    session_opened = Signal(object)
    base_opened = Signal()

    def __init__(
        self,
        base_path: Path,
        *,
        host: str,
        port: int,
        settings: SettingsStore | None = None,
        recent: RecentBases | None = None,
    ) -> None:
        super().__init__()
        self.settings = settings or SettingsStore()
        self.recent = recent or RecentBases()
        self.fault: Exception | None = None
        self.untold: list[str] = []
        self._is_closing = False
        self._current = CurrentBase(base_path, self.recent, self)
        self.exporter = Exporter(self)
        self.phones = PhoneLine(host=host, port=port, way=self._current.way, parent=self)
        self.archives = ArchiveDesk(self.settings, base=lambda: self.base, parent=self)
        self.archives.opened.connect(self._on_archive_opened)
        self.session: Session | None = None
        self._desk: HomeDesk | None = None
        self._seen_seq = 0
        self._current.settled.connect(self._on_settled)
        self._current.moved.connect(self._on_moved)
        self._current.move_failed.connect(self._on_move_failed)
        self._current.not_kept.connect(self._on_not_kept)
        self.exporter.failed.connect(self._on_not_exported)
        self.phones.looked.connect(self.show_phones)

    @property
    def home(self) -> "Home | None":
        """The Accueil, once it was shown."""
        return self._desk.home if self._desk is not None else None

    @property
    def window(self) -> QWidget | None:
        """The window that the facilitator has before her."""
        return self.session.console if self.session is not None else self.home

    def start(self, meeting: str | None) -> None:
        """Show a meeting, or the Accueil where none is named; then open the base.

        Raises:
            Fault: there is no such meeting, or, for a base that is not there yet, it can't be made.
        """
        with glance(self._current.path) as seen:
            if seen is not None:
                self._seen_seq = seen.last_seq
                self._show(seen, meeting)
        if self.window is None:
            self._show(self._current.open_now(), meeting)
            self._serve()
        else:
            # After the first paint, which would otherwise wait for it.
            self._current.open_later()

    def start_demonstration(self) -> None:
        """Show a fresh example project."""
        self._current.open_now()
        self.open_example()
        self._serve()

    def close(self) -> None:
        """Stop everything that start began, and lose nothing of what was asked."""
        self._is_closing = True
        self._current.wait()
        self.archives.close()
        self._leave_session()
        if self._desk is not None:
            self._desk.hide()
            self._desk.home.close()
            self._desk.home.deleteLater()
        self.phones.close()
        self.exporter.close()
        self._current.close()

    @property
    def base(self) -> "Base":
        """The base, once it is open; whoever needs it before that waits for it here."""
        return self._current.base

    def open_meeting(self, meeting_id: MeetingId) -> None:
        """Leave whatever is shown for the console of a meeting."""
        self._open_session(meeting_id, *self.base.meeting(meeting_id))

    def show_home(self) -> None:
        """Leave the meeting for the Accueil."""
        self._show_home(self.base)
        self._leave_session()

    def open_other(self, path: Path, *, create: bool = False) -> None:
        """Leave this base for another, or for a new one, a moment later; where that can't be had, this one stays.

        Raises:
            Refusal: it is open already.
        """
        if not self._current.move_to(path, self.phones, create=create):
            return
        if self.session is not None:
            self.show_home()
        if self._desk is not None:
            self._desk.begin_waiting()

    def open_archive(self, path: Path) -> None:
        """Have the base hold the project of that archive, over the Accueil."""
        if self.session is not None:
            self.show_home()
        if self.home is not None:
            self.archives.open(path, self.home)

    def open_example(self) -> None:
        """Add a fresh example project to the base, and open its meeting."""
        from atelier.catalogue import example

        self._found(example(datetime.now(UTC)))

    # The base

    def _on_settled(self, outcome: "Base | Exception") -> None:
        if isinstance(outcome, Exception):
            self.fault = outcome
            QApplication.quit()
            return
        # Asked first: what waited for the base is no other Atelier's doing.
        is_as_seen = outcome.last_seq() == self._seen_seq
        self._current.connect_to(outcome)
        if not is_as_seen:
            self._show_again()
        self._serve()
        self.base_opened.emit()

    def _on_moved(self) -> None:
        self.phones.move_to(self.base)
        self._show_home(self.base)

    def _on_archive_opened(self, goes_on: bool) -> None:
        if goes_on:
            # What phones were told of its meetings is kept, and no change told that it is so no longer.
            self.phones.hush()
            self.phones.move_to(self.base)
        self._show_home(self.base)

    def _on_move_failed(self, sentence: str) -> None:
        if self._desk is not None:
            self._desk.show_base(self._current.path)
        warn(sentence, self.window)

    def _on_not_kept(self, sentence: str, operation: Operation) -> None:
        """What leaving a meeting asked for came to nothing: its console is gone, and can't tell."""
        if self.session is None:
            words = typed_words(operation)
            told = _("{sentence}\nNon enregistré : {words}") if words else "{sentence}"
            warn(told.format(sentence=sentence, words=words), self.window)

    def _on_not_exported(self, job: Job, sentence: str) -> None:
        """Where the console that asked for the document is gone, and can't tell."""
        if self._is_closing and job.is_left:
            self.untold.append(sentence)
        elif job.is_left:
            warn(sentence, self.window)

    # The windows

    def _show(self, source: "Glance | Base", meeting: str | None) -> None:
        if meeting is None:
            self._show_home(source)
        else:
            found = find_meeting(source.meetings(), meeting)
            self._open_session(found.id, *source.meeting(found.id))

    def _show_again(self) -> None:
        """Another Atelier wrote between the first look and the lock: what is shown is not what is there."""
        if self.session is not None:
            self.open_meeting(self.session.model.meeting_id)
        else:
            self.show_home()

    def _open_session(self, meeting_id: MeetingId, snapshot: Snapshot, history: History) -> None:
        # Late: the Accueil does without.
        from atelier.session import Session
        from atelier.sounds import SoundStore
        from base.attachments import Attachments

        self._leave_session()
        session = Session(
            snapshot,
            history,
            meeting_id,
            self._current.bridge,
            self.exporter,
            invite=self.phones.invitation,
            base=lambda: self.base,
            settings=self.settings,
            sounds=SoundStore(Attachments(self._current.path), base=lambda: self.base),
        )
        session.home_requested.connect(lambda: self._carry_out(self.show_home))
        session.network_requested.connect(self.check_network)
        session.archive_requested.connect(lambda project: self.archives.save(project, session.console))
        self.session = session
        self.session_opened.emit(session)
        session.show()
        if self._desk is not None:
            self._desk.hide()
        self.show_phones()

    def _leave_session(self) -> None:
        session, self.session = self.session, None
        if session is not None:
            session.close()
            session.deleteLater()

    def _show_home(self, source: "Glance | Base") -> None:
        if self._desk is None:
            self._desk = self._home_desk()
        self._desk.show_base(self._current.path.resolve())
        self._desk.show(source.meetings(), source.walls())

    def _home_desk(self) -> "HomeDesk":
        from atelier.home_desk import HomeDesk  # late: who resumes a meeting does not wait for it

        desk = HomeDesk(self.settings, self.recent, self.archives, parent=self)
        desk.meeting_requested.connect(lambda id: self._carry_out(lambda: self.open_meeting(MeetingId(id))))
        desk.project_requested.connect(lambda: self._carry_out(desk.ask_for_project))
        desk.example_requested.connect(lambda: self._carry_out(self.open_example))
        desk.new_meeting_requested.connect(
            lambda id: self._carry_out(lambda: desk.ask_for_meeting(ProjectId(id), self.base))
        )
        # Queued: the dialog is closed by then, and comes back with all that was typed where the disk refuses.
        desk.founded.connect(self._on_founded, Qt.ConnectionType.QueuedConnection)
        desk.base_requested.connect(lambda at, new: self._carry_out(lambda: self.open_other(at, create=new)))
        return desk

    def _on_founded(self, operations: tuple[Operation, ...], dialog: QDialog) -> None:
        if self._carry_out(lambda: self._found(operations), over=dialog):
            dialog.deleteLater()

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
                warn(str(fault), over or self.window)
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
