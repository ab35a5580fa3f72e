"""What was done is still there to be taken back when the program opens again, closed properly or killed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.domain.ids import MeetingId
from atelier.domain.operations import Undo
from atelier.domain.parts import Snapshot
from atelier.domain.things import Party
from atelier.session import Session
from atelier.ui.operation_wording import operation_phrase
from base.integrity import check
from base.opening import open_base
from tests.domain.conftest import all_things
from tests.domain.session import unnumbered
from tests.premises import found, is_serving, session_of, started, texts

WORK = """
import os
import sys
from pathlib import Path
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.operations import *
from atelier.domain.things import Party, Question
from base.opening import open_base

base, meeting = open_base(Path(sys.argv[1])), sys.argv[2]
first, second = sorted(base.meeting(meeting)[0].all(Question), key=lambda q: q.number)[:2]
a, b, c, d = (NoteId(letter * 32) for letter in "abcd")
one, two = (ClusterId(digit * 32) for digit in "12")
work = (
    AddNotes(meeting, first.id, (NewNote(a, "un"), NewNote(b, "deux"), NewNote(c, "troi"), NewNote(d, "quatre"))),
    CreateCluster(one, meeting, first.id, (a,), "Accueil"),
    CreateCluster(two, meeting, first.id, (b, c)),
    CorrectNote(c, "trois"),
    StackNotes((b,), c),
    NestCluster(two, one),
    RenameCluster(two, "Lien"),
    WeighNotes((a,), 2),
    PlaceNotes((a,), two, also=True),
    MoveToQuestion((d,), second.id),
    MergeClusters(two, one),
    WithdrawNotes((a,)),
)
answers = [base.submit(operation, Party.FACILITATOR) for operation in work]
if any(answer.exception() for answer in answers):
    os._exit(1)
if sys.argv[3] == "closed":
    base.close()
print("done", flush=True)
sys.stdin.read()
"""
DONE = [
    "ajouter 4 post-its, dont « un »",
    "créer un regroupement, « Accueil »",
    "créer un regroupement, « deux »",
    "corriger un post-it, « troi »",
    "empiler un post-it, « deux »",
    "ranger un regroupement dans « Accueil »",
    "renommer un regroupement « Lien »",
    "marquer un post-it ++",
    "placer un post-it aussi dans un autre regroupement, « un »",
    "passer un post-it à la question",
    "réunir deux regroupements en « Accueil »",
    "retirer un post-it, « un »",
]


def work(path: Path, meeting: MeetingId, end: str) -> None:
    """Have another process do all that, and end as told; by then it had every answer."""
    command = [sys.executable, "-c", WORK, str(path), meeting, end]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "done\n"
        if end == "killed":
            process.kill()
        process.communicate()


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def state(session: Session) -> Snapshot:
    return unnumbered(Snapshot(all_things(session.model.snapshot)))


@pytest.mark.parametrize("end", ["closed", "killed"])
def test_all_is_undone_by_its_name_and_done_again_after_a_restart(
    tmp_path: Path, qtbot: QtBot, end: str
) -> None:
    path = tmp_path / "base.sqlite"
    meeting = found(path)
    work(path, meeting, end)
    with started(path, meeting=meeting) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        session = session_of(application)
        whole = state(session)
        undo_step_by_step(session, qtbot)
        assert texts(session) == []
        window = session.console.history.open()
        with qtbot.waitExposed(window):
            window.list.setFocus()
        qtbot.keyClick(window.list, Qt.Key.Key_Home)
        qtbot.keyClick(window.list, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.rows.present == 0)
        assert state(session) == whole
    assert check(path) == []


def undo_step_by_step(session: Session, qtbot: QtBot) -> None:
    """Take back what was done last until there is nothing, by the action that names it."""
    undo, history = session.console.actions_.by_name["undo"], session.model.history
    for left, said in reversed(list(enumerate(DONE))):
        assert plain(undo.text()).startswith(f"Annuler : {said}")
        undo.trigger()
        qtbot.waitUntil(lambda left=left: len(history.done) == left)
    assert not undo.isEnabled()


def test_what_was_gone_back_from_is_forward_after_a_restart(tmp_path: Path) -> None:
    """Where she stood in the history is kept as well."""
    path = tmp_path / "base.sqlite"
    meeting = found(path)
    work(path, meeting, "killed")
    base = open_base(path)
    for _ in range(3):
        base.perform(Undo(meeting), Party.FACILITATOR)
    base.close()
    base = open_base(path)
    _snapshot, history = base.meeting(meeting)
    base.close()
    assert [plain(operation_phrase(entry)) for entry in history.done][-1] == DONE[-4]
    assert len(history.undone) == 3
