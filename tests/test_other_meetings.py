"""The other meetings of a project, searched in a real base of two."""

import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from atelier.domain.filtering import Criteria
from atelier.domain.following import following_meeting
from atelier.domain.ids import ClusterId, MeetingId, new_id
from atelier.domain.operations import CreateCluster, WithdrawNotes
from atelier.domain.parts import Snapshot
from atelier.domain.things import Meeting, MeetingKind, Note, Party
from atelier.ui.finding.search_bar import SearchBar
from base.faults import StorageFault
from base.opening import Base, open_base
from tests.premises import found_in, session_of, started, write

AT = datetime(2026, 10, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the base is."""
    return tmp_path / "base.sqlite"


@pytest.fixture
def meeting_id(path: Path) -> MeetingId:
    """The second meeting of a project, begun after the first one left five post-its, one of them withdrawn."""
    with closing(open_base(path)) as base:
        first = found_in(base, title="Coopérer")
        write(base, first, "Une école ouverte", "L’école du soir", "Le temps", "retirée, l’école")
        notes = {note.text: note for note in base.meeting(first)[0].all(Note)}
        withdrawn, school = notes["retirée, l’école"], notes["Une école ouverte"]
        base.perform(WithdrawNotes((withdrawn.id,)), Party.FACILITATOR)
        cluster = CreateCluster(ClusterId(new_id()), first, school.question_id, (school.id,), "Le lien")
        base.perform(cluster, Party.FACILITATOR)
        return _next_meeting(base, first)


def _next_meeting(base: Base, first: MeetingId) -> MeetingId:
    previous = base.meeting(first)[0].get(Meeting, first)
    made = following_meeting(
        previous,
        (),
        title="2e rencontre",
        day=AT.date(),
        begins_at=None,
        place="",
        kind=MeetingKind.MEETING,
        at=AT,
    )
    base.perform(made, Party.FACILITATOR)
    write(base, made.meeting.id, "L’école d’ici")
    return made.meeting.id


def listed(bar: SearchBar) -> list[str]:
    return [hit.text for hit in bar.rows.rows if hit is not None]


def test_they_are_found_from_the_meeting_under_way(path: Path, meeting_id: MeetingId, qtbot: QtBot) -> None:
    with started(path, meeting=meeting_id) as application:
        bar = session_of(application).console.search.open()
        bar.field.setText("ecole")
        assert listed(bar) == ["L’école d’ici"]
        bar.filters.choose(Criteria(other_meetings=True))
        qtbot.waitUntil(lambda: bar.rows.in_other_meetings > 0)
        assert listed(bar) == ["L’école d’ici", "Une école ouverte", "L’école du soir"]
        assert bar.filters.count.text() == "1 post-it ici, 2 dans d’autres rencontres"


@pytest.mark.parametrize(
    ("error", "told"),
    [(StorageFault("La base ne se lit plus."), "La base ne se lit plus."), (ValueError(), "erreur imprévue")],
)
def test_a_base_that_can_not_be_read_is_told(
    path: Path,
    meeting_id: MeetingId,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    told: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(_base: Base, _meeting_id: MeetingId) -> Snapshot:
        raise error

    monkeypatch.setattr(Base, "shown_in_other_meetings", fail)
    with started(path, meeting=meeting_id) as application, caplog.at_level("CRITICAL"):
        console = session_of(application).console
        bar = console.search.open()
        bar.filters.choose(Criteria(other_meetings=True))
        qtbot.waitUntil(console.area.notice.isVisible)
        assert told in console.area.notice.sentence.text()
        assert bar.filters.criteria == Criteria()


def test_leaving_the_meeting_waits_for_what_is_being_read(
    path: Path, meeting_id: MeetingId, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    read: list[bool] = []

    def slow(_base: Base, _meeting_id: MeetingId) -> Snapshot:
        gate.wait(10)
        read.append(True)
        return Snapshot()

    monkeypatch.setattr(Base, "shown_in_other_meetings", slow)
    with started(path, meeting=meeting_id) as application:
        session_of(application).console.search.open().filters.choose(Criteria(other_meetings=True))
        opening = threading.Timer(0.05, gate.set)
        opening.start()
        application.show_home()
        assert read == [True]
        opening.join()
