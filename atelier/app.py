"""The application: the base, the phone server, the Accueil and the meeting under way, put together.

The first window shows what `base.glance` reads; the base itself, whose library takes longer to load than all the
rest, is opened right after, in a thread. What is asked in between waits in the bridge.
"""

import gc
import logging
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from atelier.board.model import BoardModel
from atelier.bridge import Bridge
from atelier.domain.decision import Fault
from atelier.domain.history import History
from atelier.domain.ids import MeetingId
from atelier.domain.operations import CreateMeeting, Operation
from atelier.domain.parts import Snapshot
from atelier.domain.things import Meeting, Party
from atelier.exporter import Exporter
from atelier.logbook import log_qt
from atelier.phone.addresses import form_url, readable_address
from atelier.phone.server import PhoneServer
from atelier.standard_output import print_line
from atelier.stop_signals import stopped_by_signals
from atelier.ui import theme
from atelier.ui.invitation import Invitation
from atelier.ui.status import Phones
from base.glance import Glance, glance
from base.place import default_path
from base.summary import MeetingSummary, find_meeting

if TYPE_CHECKING:
    from atelier.session import Session
    from atelier.ui.meeting_card import MeetingCard
    from base.opening import Base

PHONES_MS = 2000
_log = logging.getLogger(__name__)


def run_app(
    *,
    base_path: Path | None,
    meeting: str | None,
    host: str,
    port: int,
    demo: bool,
) -> int:
    """Run the program until its last window is closed; returns the exit status.

    Raises:
        Fault: the base can't be opened, or there is no such meeting.
    """
    qt = QApplication.instance() or QApplication(["atelier"])
    assert isinstance(qt, QApplication)
    qt.setApplicationName("Atelier")
    qInstallMessageHandler(log_qt)
    theme.install(qt)
    with _base_file(base_path, demo=demo) as path, stopped_by_signals(qt):
        application = Application(path, host=host, port=port)
        try:
            if demo:
                application.start_demonstration()
            else:
                application.start(meeting)
            gc.freeze()
            gc.enable()
            status = qt.exec()
        finally:
            application.close()
    if application.fault is not None:
        _show_fault(qt, application.fault)
        raise application.fault
    return status


class Application(QObject):
    """What lives as long as the program: the bridge, the phone server, the Accueil, one session at a time.

    `fault` is why the base could not be opened, which ends the program.
    """

    _opened = Signal(object)

    def __init__(self, base_path: Path, *, host: str, port: int) -> None:
        super().__init__()
        self.fault: Exception | None = None
        self.bridge = Bridge(self)
        self.exporter = Exporter(self)
        self.server: PhoneServer | None = None
        self.session: Session | None = None
        self.home: QWidget | None = None
        self._path = base_path
        self._host = host
        self._port = port
        self._base: Base | None = None
        self._opening: threading.Thread | None = None
        self._seen_seq = 0
        self._server_fault = ""
        self._opened.connect(self._on_opened, Qt.ConnectionType.QueuedConnection)
        self._phones = QTimer(self, interval=PHONES_MS)
        self._phones.timeout.connect(self._count_phones)

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
            self._connect(self._open())
            self._show(self.base.meetings(), self.base.meeting, meeting)
            self._serve()
        else:
            # After the first paint, which would otherwise wait for it.
            QTimer.singleShot(0, self._open_beside)

    def start_demonstration(self) -> None:
        """Show a fresh example project."""
        self._connect(self._open())
        self.open_example()
        self._serve()

    def close(self) -> None:
        """Stop everything that start began, and lose nothing of what was asked."""
        if self._opening is not None:
            self._opening.join()
            QApplication.sendPostedEvents(self, 0)
        self._phones.stop()
        self._leave_session()
        if self.home is not None:
            self.home.close()
            self.home.deleteLater()
        if self.server is not None:
            self.server.stop()
        self.exporter.close()
        self.bridge.close()
        if self._base is not None:
            self._base.close()

    @property
    def base(self) -> "Base":
        """The base, once it is open; whoever needs it before that waits for it here."""
        if self._base is None and self._opening is not None:
            self._opening.join()
            QApplication.sendPostedEvents(self, 0)
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

    def invite(self, model: BoardModel) -> Invitation | None:
        """What the projection tells phones of the meeting; None while none can come in."""
        if self.server is None or self._server_fault:
            return None
        return invitation_to(model.meeting, address=self.server.address, port=self.server.port)

    # The base

    def _open(self) -> "Base":
        from base.opening import open_base  # late: see the module's docstring

        return open_base(self._path)

    def _open_beside(self) -> None:
        self._opening = threading.Thread(target=self._try_to_open, name="atelier-opening")
        self._opening.start()

    def _try_to_open(self) -> None:
        try:
            self._opened.emit(self._open())
        except Exception as error:  # noqa: BLE001 - told in the Qt thread, where the program ends
            self._opened.emit(error)

    def _on_opened(self, outcome: "Base | Exception") -> None:
        self._opening = None
        if isinstance(outcome, Exception):
            self.fault = outcome
            QApplication.quit()
            return
        self._connect(outcome)
        if outcome.last_seq() != self._seen_seq:
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
        session = Session(snapshot, history, meeting_id, self.bridge, self.exporter, invite=self.invite)
        session.home_requested.connect(self.show_home)
        self.session = session
        session.show()
        if self.home is not None:
            self.home.hide()
        self._count_phones()

    def _leave_session(self) -> None:
        session, self.session = self.session, None
        if session is not None:
            session.close()
            session.deleteLater()

    def _show_home(self, summaries: Sequence[MeetingSummary]) -> None:
        from atelier.ui.home import Home  # late: who resumes a meeting does not wait for it

        home = self.home
        if not isinstance(home, Home):
            home = self.home = Home()
            home.resize(1180, 780)
            home.setWindowTitle("Atelier")
            home.meeting_requested.connect(lambda id: self.open_meeting(MeetingId(id)))
            home.project_requested.connect(self._ask_for_project)
            home.example_requested.connect(self.open_example)
        home.show_cards(meeting_cards(summaries))
        home.show()

    def _ask_for_project(self) -> None:
        from atelier.catalogue import load_trame, trame_names
        from atelier.ui.project_dialog import ProjectDialog

        dialog = ProjectDialog([load_trame(name) for name in trame_names()], parent=self.home)
        dialog.founded.connect(self._found)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _found(self, operations: tuple[Operation, ...]) -> None:
        for operation in operations:
            self.base.perform(operation, Party.FACILITATOR)
        self.open_meeting(next(o.meeting.id for o in operations if isinstance(o, CreateMeeting)))

    # The phones

    def _serve(self) -> None:
        """Answer phones, and print where: the form of the meeting shown, else of the one that changed last.

        Where it can't be, the meeting goes on by keyboard, and the console says why.
        """
        self.server = PhoneServer(self.base, host=self._host, port=self._port)
        try:
            self.server.start()
        except Fault as fault:
            self._server_fault = str(fault)
            _log.warning("no phone server: %s", fault)
        else:
            print_line(self.server.form_url(self._code()))
        self._count_phones()
        self._phones.start()

    def _code(self) -> str:
        if self.session is not None:
            return self.session.model.meeting.code
        return next((summary.meeting.code for summary in self.base.meetings()), "")

    def _count_phones(self) -> None:
        if self.session is not None and self.server is not None:
            address = "" if self._server_fault else self.server.form_url(self.session.model.meeting.code)
            self.session.show_phones(Phones(self.server.phones_connected, address, self._server_fault))


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


def invitation_to(meeting: Meeting, *, address: str, port: int) -> Invitation:
    """What the room needs to come in by phone, at that address of this computer."""
    from atelier.phone.qr import qr_matrix, wifi_text  # late: with the projection

    url = form_url(address, port, meeting.code)
    wifi = wifi_text(meeting.wifi_name, meeting.wifi_password) if meeting.wifi_name else ""
    return Invitation(
        url=url,
        address=readable_address(address, port),
        code=meeting.code,
        form_qr=qr_matrix(url),
        wifi_name=meeting.wifi_name,
        wifi_password=meeting.wifi_password,
        wifi_qr=qr_matrix(wifi) if wifi else None,
    )


@contextmanager
def _base_file(path: Path | None, *, demo: bool) -> Iterator[Path]:
    """The base to open: the one named, a passing one for the demonstration, or the user's own."""
    if not demo:
        yield path or default_path()
        return
    with tempfile.TemporaryDirectory(prefix="atelier-demo-") as folder:
        yield Path(folder) / "demonstration.sqlite"


def _show_fault(qt: QApplication, fault: Exception) -> None:
    """Whoever started the program by its icon sees no standard error."""
    if isinstance(fault, Fault) and qt.platformName() not in ("offscreen", "minimal"):
        QMessageBox.warning(None, "Atelier", str(fault))
