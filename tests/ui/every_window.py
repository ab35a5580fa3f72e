"""Every window that the facilitator meets, by name, each with something in it: for what all of them must keep to."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from atelier.catalogue import load_trame, trame_names
from atelier.domain.document import Document
from atelier.domain.filtering import Criteria
from atelier.domain.ids import SynthesisVersionId, new_id
from atelier.domain.operations import CorrectNote, EnterStage, KeepVersion, StackNotes, WithdrawNotes
from atelier.domain.things import Meeting, Project, StageKind
from atelier.papers import offers
from atelier.ui.console.window import Console
from atelier.ui.dialogs.network_dialog import NetworkDialog, NetworkView
from atelier.ui.dialogs.new_meeting_dialog import NewMeetingDialog
from atelier.ui.dialogs.project_dialog import ProjectDialog
from atelier.ui.dialogs.question_dialog import QuestionDialog
from atelier.ui.dialogs.waiting_dialog import WaitingDialog
from atelier.ui.documents.offers import Order
from atelier.ui.documents.window import DocumentsWindow
from atelier.ui.home.window import Home
from atelier.ui.panels.side_panel import Panel
from atelier.ui.planning.agenda_choice import agendas_after
from atelier.ui.recording.agreement_dialog import AgreementDialog
from atelier.ui.recording.archived_sounds_box import ArchivedSoundsBox
from atelier.ui.recording.quotes_dialog import QuotesDialog
from atelier.ui.settings import SettingsStore
from tests.ui.attendance.sheets import earlier_sheet, put_on_sheet
from tests.ui.conftest import Room, open_console
from tests.ui.dialogs.test_network_dialog import BROKEN, HINT, OFFERS, READY, RISK
from tests.ui.documents.printed import printed
from tests.ui.finding.groups import add_groups, send_from
from tests.ui.finding.other_meeting import add_meeting, shown_there
from tests.ui.home.test_home import NOW, card
from tests.ui.recording.test_listening import quoted, recorded

Opener = Callable[[QtBot, Room], QWidget]

PEOPLE = "Nom\tPrénom\tStructure\tPrésent\nBenali\tAmina\tCentre social\tx\nLe Goff\tYann\t\t\n\t\t\tx"
RECAP = "Question 1\n- une première idée\n- une autre\n- une troisième, plus longue que les deux autres"


def begun_console(qtbot: QtBot, room: Room) -> Console:
    """A meeting in its second stage: notes here and there, and phones."""
    room.group("Une personne qui fait le lien", "Un lieu commun", title="Le lien")
    room.send("Le prêt de la salle", "La confiance")
    room.ask(EnterStage(room.model.meeting_id, room.stage(1).id))
    console = open_console(qtbot, room)
    console.resize(1366, 768)
    return console


def _panel(panel: Panel) -> Opener:
    def opened(qtbot: QtBot, room: Room) -> QWidget:
        console = begun_console(qtbot, room)
        console.side_panel.show_panel(panel)
        return console

    return opened


def _helped(qtbot: QtBot, room: Room) -> QWidget:
    """Sorting in its last minutes, the helps of which she wants."""
    room.group("Un café")
    room.group("Un lieu")
    sorting = next(stage for stage in room.model.stages if stage.kind is StageKind.SORT)
    console = begun_console(qtbot, room)
    room.ask(EnterStage(room.model.meeting_id, sorting.id))
    console.settings.set(facilitation=True)
    return console


def _filtered(qtbot: QtBot, room: Room) -> QWidget:
    """Post-its of two peer groups, in their colours, those of one left alone on the board."""
    parents, teachers = add_groups(room)
    send_from(room, parents, "L’école ouverte", "Le café")
    send_from(room, teachers, "Le temps")
    console = begun_console(qtbot, room)
    console.colours.colour(by_group=True)
    filters = console.search.open().filters
    filters.choose(Criteria(peer_group_id=parents, unsorted=True))
    filters.hiding.click()
    return console


def _other_meeting(qtbot: QtBot, room: Room) -> QWidget:
    """A post-it of another meeting, found from this one."""
    there = shown_there(room, add_meeting(room), "Un lieu & du temps", title="Le lien")
    console = begun_console(qtbot, room)
    console.search.other_meetings_requested.connect(lambda: console.search.show_other_meetings(there))
    bar = console.search.open()
    bar.filters.choose(Criteria(other_meetings=True))
    bar.walk(1)
    bar.reached.emit(bar.current)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    return dialog


def _for_a_group(qtbot: QtBot, room: Room) -> QWidget:
    """A récapitulatif that comes from one peer group."""
    parents, _teachers = add_groups(room)
    console = begun_console(qtbot, room)
    console.capture.group.choose(parents)
    return console.pastes.open_import(RECAP)


def _duplicates(qtbot: QtBot, room: Room) -> QWidget:
    room.send("Le temps", "Pas le temps", "le temps !")
    return begun_console(qtbot, room).filing.open_duplicates()


def _versions(qtbot: QtBot, room: Room) -> QWidget:
    """A text, and what it said before."""
    console = begun_console(qtbot, room)
    console.side_panel.show_panel(Panel.SYNTHESIS)
    panel = console.side_panel.synthesis
    panel.edit.insertPlainText("Le lien se fait par une personne.")
    panel.flush()
    assert panel.cluster_id is not None
    room.ask(KeepVersion(SynthesisVersionId(new_id()), panel.cluster_id, "Avant la pause"))
    panel.edit.insertPlainText(" Et un lieu.")
    return panel.open_versions()


def _send_to(qtbot: QtBot, room: Room) -> QWidget:
    console = begun_console(qtbot, room)
    console.side_panel.note_chosen.emit(room.note("La confiance").id)
    dialog = console.filing.send_to()
    assert dialog is not None
    return dialog


def _correction(qtbot: QtBot, room: Room) -> QWidget:
    console = begun_console(qtbot, room)
    room.ask(CorrectNote(room.note("La confiance").id, "La confiance « a priori »"))
    dialog = console.notes.correct(room.note("La confiance").id)
    assert dialog is not None
    return dialog


def _pile(qtbot: QtBot, room: Room) -> QWidget:
    console = begun_console(qtbot, room)
    room.ask(StackNotes((room.note("La confiance").id,), room.note("Un lieu commun").id))
    dialog = console.notes.show_pile(room.note("Un lieu commun").id)
    assert dialog is not None
    return dialog


def _withdrawn(qtbot: QtBot, room: Room) -> QWidget:
    console = begun_console(qtbot, room)
    room.ask(WithdrawNotes((room.note("La confiance").id, room.note("Un lieu commun").id)))
    return console.notes.show_withdrawn()


def _network(_qtbot: QtBot, _room: Room) -> QWidget:
    dialog = NetworkDialog()
    dialog.show_view(
        NetworkView(
            findings=(BROKEN, RISK, HINT, READY), address="192.168.1.20:8753", code="KXTQPM", offers=OFFERS
        )
    )
    return dialog


def _documents(_qtbot: QtBot, room: Room) -> QWidget:
    """Minutes of three pages before her, documents saved, under way, and refused."""
    room.group("Un lieu commun", title="Le lien")
    window = DocumentsWindow(room.model, offers(), settings=SettingsStore())
    window.preview_requested.connect(lambda order: window.show_preview(order, printed(3)))
    failed, under_way, saved = (window.savings.add(Order(document=Document.MINUTES), Path(n)) for n in "abc")
    failed.show_failed("Le disque est plein : libérez de la place.")
    under_way.show_share(0.4)
    saved.show_saved()
    return window


def _new_meeting(_qtbot: QtBot, room: Room) -> QWidget:
    last, project = next(room.base.all(Meeting)), next(room.base.all(Project))
    trames = [load_trame(name) for name in trame_names()]
    return NewMeetingDialog(project, [last], last, agendas_after(room.base, last, presets=(), trames=trames))


def _follow_ups(qtbot: QtBot, room: Room) -> QWidget:
    """Some to do, the last one being edited."""
    console = begun_console(qtbot, room)
    console.side_panel.show_panel(Panel.FOLLOW_UPS)
    for _number in range(5):
        console.side_panel.follow_ups.follow_ups.begin("Écrire à l’inspectrice")
    return console


def _resolutions(qtbot: QtBot, room: Room) -> QWidget:
    console = begun_console(qtbot, room)
    console.side_panel.show_panel(Panel.FOLLOW_UPS)
    console.side_panel.follow_ups.tabs.setCurrentIndex(1)
    console.side_panel.follow_ups.resolutions.add("Trois rencontres par an, fixées dès septembre")
    return console


def _attendance(qtbot: QtBot, room: Room) -> QWidget:
    """A sheet in a project with peer groups, a row of it chosen, people of an earlier meeting."""
    add_groups(room)
    earlier_sheet(room, "Léa Petit")
    put_on_sheet(room, "Amina Benali", "Yann Le Goff")
    dialog = begun_console(qtbot, room).meeting.open_attendance()
    dialog.view.selectRow(0)
    return dialog


def _people_before(qtbot: QtBot, room: Room) -> QWidget:
    earlier_sheet(room, "Amina Benali", "Yann Le Goff")
    return begun_console(qtbot, room).meeting.open_attendance().open_earlier()


def _quotes_edited(qtbot: QtBot, room: Room) -> QWidget:
    """A quote of which the moment is on a sound, and one that is edited, while the clock runs."""
    recorded(room)
    played, edited = quoted(room, 61), quoted(room, 75)
    console = begun_console(qtbot, room)
    console.recording.toggle()
    console.side_panel.show_panel(Panel.QUOTES)
    console.side_panel.quotes.edit(edited)
    assert console.side_panel.quotes.cards.card(played) is not None
    return console


def _agreement(qtbot: QtBot, room: Room) -> QWidget:
    assert qtbot is not None
    assert room is not None
    return AgreementDialog()


def _recordings(qtbot: QtBot, room: Room) -> QWidget:
    """One recording with a sound, one without, one that runs."""
    recorded(room)
    recorded(room, file=None)
    console = begun_console(qtbot, room)
    console.recording.toggle()
    return console.recording.open_recordings()


def _pasted_quotes(_qtbot: QtBot, room: Room) -> QWidget:
    return QuotesDialog(room.model, "« Oui » (1-05). « Non » (2-10)", now=room.now)


def _waiting(_qtbot: QtBot, _room: Room) -> QWidget:
    dialog = WaitingDialog("Ouvrir une archive", "Coopération école.atelier")
    dialog.show_share(0.4)
    return dialog


def _archived(_qtbot: QtBot, _room: Room) -> QWidget:
    dialog = WaitingDialog("Archiver le projet", "Coopération école")
    dialog.show_outcome("Archive du projet enregistrée : /tmp/Coopération école.atelier", path=Path("/tmp"))
    return dialog


def _archived_sounds(qtbot: QtBot, room: Room) -> QWidget:
    return ArchivedSoundsBox(2, begun_console(qtbot, room))


EVERY_WINDOW: Mapping[str, Opener] = {
    "console": begun_console,
    "archive under way": _waiting,
    "archive made": _archived,
    "sounds of an archive": _archived_sounds,
    "filtered": _filtered,
    "helped": _helped,
    "synthesis": _panel(Panel.SYNTHESIS),
    "versions": _versions,
    "quotes": _panel(Panel.QUOTES),
    "follow-ups": _follow_ups,
    "decisions": _resolutions,
    "attendance": _attendance,
    "list of people": lambda qtbot, room: (
        begun_console(qtbot, room).meeting.open_attendance().open_list(PEOPLE)
    ),
    "people before": _people_before,
    "sheet": lambda qtbot, room: begun_console(qtbot, room).meeting.open_sheet(),
    "phones": lambda qtbot, room: begun_console(qtbot, room).meeting.open_phones_settings(),
    "agenda": lambda qtbot, room: begun_console(qtbot, room).plans.open_editor(),
    "history": lambda qtbot, room: begun_console(qtbot, room).history.open(),
    "palette": lambda qtbot, room: begun_console(qtbot, room).help.open_palette(),
    "shortcuts": lambda qtbot, room: begun_console(qtbot, room).help.open_shortcuts(),
    "other meeting": _other_meeting,
    "for a group": _for_a_group,
    "duplicates": _duplicates,
    "send to": _send_to,
    "correction": _correction,
    "pile": _pile,
    "withdrawn": _withdrawn,
    "import": lambda qtbot, room: begun_console(qtbot, room).pastes.open_import(RECAP),
    "documents": _documents,
    "settings": lambda qtbot, room: begun_console(qtbot, room).open_settings(),
    "question": lambda _qtbot, room: QuestionDialog(room.model.meeting_id, room.question(1)),
    "network": _network,
    "project": lambda _qtbot, _room: ProjectDialog([load_trame(name) for name in trame_names()]),
    "new meeting": _new_meeting,
    "first screen": lambda _qtbot, _room: Home(now=lambda: NOW),
    "home": lambda _qtbot, _room: Home([card(n) for n in range(3)], now=lambda: NOW),
}


def open_window(qtbot: QtBot, room: Room, name: str) -> QWidget:
    """The window of that name, shown, with the keyboard somewhere in it."""
    window = EVERY_WINDOW[name](qtbot, room)
    qtbot.addWidget(window)
    if not window.isVisible():
        window.resize(window.size().expandedTo(window.sizeHint()))
        with qtbot.waitExposed(window):
            window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.focusWidget() is not None and window.focusWidget().hasFocus())
    return window
