"""Makes the pictures of the README and the guide from the program itself: `python -m tests.pictures`.

They show the example project on one afternoon, in the light colours, whatever the day and the network.
"""

import os
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from atelier.documents.formats import write_document
from atelier.domain.document import Document
from atelier.domain.ids import NoteId, RecordingId, new_id
from atelier.domain.operations import (
    AddNotes,
    AddRecording,
    EditMeeting,
    MarkCluster,
    NewNote,
)
from atelier.domain.report_builder import build_report
from atelier.domain.things import ClusterState, Display, Party, Recording, Source
from atelier.meeting_cards import meeting_cards
from atelier.network_desk import network_view
from atelier.papers import offers
from atelier.phone.network.addresses import Address
from atelier.phone.network.facts import Facts
from atelier.ui import theme
from atelier.ui.dialogs.network_dialog import NetworkDialog
from atelier.ui.documents.offers import Order
from atelier.ui.documents.sheets import Sheets
from atelier.ui.documents.window import DocumentsWindow
from atelier.ui.home.window import Home
from atelier.ui.panels.side_panel import Panel
from atelier.ui.projection.view import Projected, ProjectionView
from atelier.ui.settings import SettingsStore
from base.opening import open_base
from tests.afternoon import ADDRESS, COLLECT, PORT, ROOM, SORT, Afternoon, Daytime, founded, shown

GUIDE = Path(__file__).parent.parent / "ressources" / "guide"
MOST_COLOURS = 256
WAITING = ("Un goûter à la sortie, pas une réunion", "Que l’école nous appelle aussi quand ça va bien")

Painter: TypeAlias = Callable[[Afternoon], QImage]


def _home(day: Afternoon) -> QImage:
    home = Home(meeting_cards(day.base.meetings(), day.base.walls()), now=lambda: day.now.at)
    home.show_base(Path("Atelier 2026.sqlite"))
    return _grabbed(shown(home, QSize(1100, 740)))


def _sheet(day: Afternoon) -> QImage:
    return _grabbed(shown(day.console().meeting.open_sheet(), QSize(960, 700)))


def _agenda(day: Afternoon) -> QImage:
    return _grabbed(shown(day.console().plans.open_editor(), QSize(980, 690)))


def _network(_day: Afternoon) -> QImage:
    wifi = Address(ADDRESS, "wlan0", "192.168.1.0/24", is_default=True)
    facts = Facts(offered=ADDRESS, port=PORT, code="JKTVCQ", addresses=(wifi,), answers=True)
    dialog = NetworkDialog()
    dialog.show_view(network_view(facts))
    window = shown(dialog, QSize(720, 620))
    dialog.close_button.setFocus()
    return _grabbed(window)


def _console(day: Afternoon) -> QImage:
    day.go_to(SORT)
    return _grabbed(day.console())


def _countdown(day: Afternoon) -> QImage:
    console = day.console()
    console.running.stages.go_on()
    QApplication.processEvents()
    bar = console.running.countdown
    return _grabbed(console, _place(bar, console).adjusted(-16, -84, 16, 16))


def _review(day: Afternoon) -> QImage:
    """Post-its that wait: the meeting is set to read them first, for this picture alone."""
    day.go_to(COLLECT)
    day.perform(EditMeeting(day.meeting_id, display=Display.REVIEWED))
    notes = tuple(NewNote(NoteId(new_id()), text) for text in WAITING)
    first = day.model().question.id
    day.perform(AddNotes(day.meeting_id, first, notes, Source.PHONE), party=Party.PARTICIPANT)
    console = day.console()
    return _grabbed(console, _place(console.side_panel, console, height=410))


def _synthesis(day: Afternoon) -> QImage:
    """The panel as wide as it gets."""
    console = day.console()
    console.side_panel.show_panel(Panel.SYNTHESIS)
    console.columns.widen()
    QApplication.processEvents()
    return _grabbed(console, _place(console.side_panel, console, height=560))


def _quotes(day: Afternoon) -> QImage:
    """While the clock runs that their moments are noted by."""
    begun = day.now() - timedelta(minutes=76)
    day.perform(
        AddRecording(Recording(id=RecordingId(new_id()), meeting_id=day.meeting_id, started_at=begun))
    )
    console = day.console()
    console.side_panel.show_panel(Panel.QUOTES)
    return _grabbed(console, _place(console.side_panel, console, height=560))


def _attendance(day: Afternoon) -> QImage:
    return _grabbed(shown(day.console().meeting.open_attendance(), QSize(820, 480)))


def _documents(day: Afternoon) -> QImage:
    window = DocumentsWindow(day.model(), offers(), settings=SettingsStore())
    drawn: list[int] = []

    def show(order: Order) -> None:
        window.show_preview(order, _printed(day, order.document))
        window.preview.pages.findChild(Sheets).drawn.connect(lambda at, _image: drawn.append(at))

    window.preview_requested.connect(show)
    window.setWindowState(Qt.WindowState.WindowNoState)  # not as wide as the display of here
    shown(window, QSize(1160, 780))
    while not {0, 1} <= set(drawn):
        QApplication.processEvents()
    return _grabbed(window)


def _palette(day: Afternoon) -> QImage:
    console = day.console()
    palette = console.help.open_palette()
    palette.field.setText("montrer")
    return _grabbed(palette)


def _room(view: ProjectionView) -> Painter:
    def painted(day: Afternoon) -> QImage:
        room = day.room(day.model())
        if view is not ProjectionView.BOARD:
            room.show_projected(Projected(view))
        return _grabbed(shown(room, ROOM))

    return painted


def _read_back(day: Afternoon) -> QImage:
    model = day.model()
    first = model.board(model.question.id).groups[0].cluster.id
    day.perform(MarkCluster(first, ClusterState.VALIDATED))
    room = day.room(day.model())
    room.show_projected(Projected(ProjectionView.CLUSTER, first))
    return _grabbed(shown(room, ROOM))


def _minutes(day: Afternoon) -> QImage:
    """The head of the first page."""
    from PySide6.QtPdf import QPdfDocument

    content = QBuffer()
    content.setData(_printed(day, Document.MINUTES))
    content.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(content)
    page = document.render(0, QSize(900, 1273))
    document.close()
    paper = QImage(page.size(), QImage.Format.Format_RGB32)
    paper.fill("white")
    return _over(paper, page).copy(0, 0, 900, 760)


def _printed(day: Afternoon, document: Document) -> bytes:
    """That document in PDF, of the meeting as it is now, made the day after."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.pdf"
        made_at = day.now() + timedelta(days=1)
        report = build_report(day.model().snapshot, day.meeting_id, made_at=made_at)
        write_document(document, report, path)
        return path.read_bytes()


# In this order: each finds the afternoon as the one before left it.
PICTURES: Mapping[str, Painter] = {
    "accueil": _home,
    "fiche": _sheet,
    "deroule": _agenda,
    "reseau": _network,
    "welcome": _room(ProjectionView.WELCOME),
    "console": _console,
    "projection": _room(ProjectionView.BOARD),
    "etape": _countdown,
    "presence": _attendance,
    "synthese": _synthesis,
    "verbatims": _quotes,
    "commandes": _palette,
    "documents": _documents,
    "compte-rendu": _minutes,
    "relecture": _read_back,
    "arrivees": _review,
}


def main() -> None:
    """Draw every picture."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(["atelier"])
    assert isinstance(application, QApplication)
    theme.install(application)
    now = Daytime()
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(open_base(Path(folder) / "Atelier 2026.sqlite", clock=now)) as base,
    ):
        day = founded(base, now)
        for name, painter in PICTURES.items():
            lightened(painter(day)).save(str(GUIDE / f"{name}.png"), "PNG")


def lightened(picture: QImage) -> QImage:
    """With the colours that it has most of, in a palette: a third of the weight, to the eye the same."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    seen = Counter(memoryview(plain.constBits()).cast("I"))
    colours = [colour for colour, _count in seen.most_common(MOST_COLOURS)]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, colours)


def _grabbed(window: QWidget, place: QRect | None = None) -> QImage:
    """The window, or that part of it, once all that was asked for is drawn."""
    QApplication.processEvents()
    return window.grab(place or window.rect()).toImage()


def _place(part: QWidget, window: QWidget, *, height: int = 0) -> QRect:
    """Where a part of the window is; of a high one, the top."""
    size = QSize(part.width(), height or part.height())
    return QRect(part.mapTo(window, part.rect().topLeft()), size)


def _over(paper: QImage, page: QImage) -> QImage:
    with QPainter(paper) as painter:
        painter.drawImage(0, 0, page)
    return paper


if __name__ == "__main__":
    main()
