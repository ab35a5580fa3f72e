"""Every document that can be asked for is one of a meeting, has its words, and is written."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pypdf import PdfReader

from atelier.documents.formats import known
from atelier.domain.document import Document
from atelier.domain.ids import MeetingId
from atelier.domain.operations import ReviewNotes
from atelier.domain.things import Meeting, Note, Party, Project, Review
from atelier.domain.welcome import WelcomeSheet
from atelier.papers import paper, writer
from base.opening import Base, open_base
from tests.premises import found_in, write


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Base]:
    """An empty base."""
    with closing(open_base(tmp_path / "base.sqlite")) as base:
        yield base


@pytest.fixture
def meeting_id(base: Base) -> MeetingId:
    """A meeting of two notes."""
    meeting_id = found_in(base, title="École")
    write(base, meeting_id, "Un café", "Un banc")
    return meeting_id


def invite(project: Project, meeting: Meeting) -> WelcomeSheet:
    """The sheet of a meeting that no phone can come to."""
    return WelcomeSheet(project_title=project.title, meeting_title=meeting.title, code=meeting.code)


def written(base: Base, meeting_id: MeetingId, document: Document, path: Path) -> tuple[str, str]:
    """What is said of a document, and what it reads."""
    snapshot, _history = base.meeting(meeting_id)
    told = writer(document, snapshot, meeting_id, invite=invite)(path)
    return told, " ".join(page.extract_text() for page in PdfReader(path).pages)


def test_each_can_be_written_and_each_that_can_be_written_is_one() -> None:
    assert {name for name, _ending in known()} == set(Document)
    words = [paper(document) for document in Document]
    assert len({paper.name for paper in words}) == len({paper.dialog_title for paper in words}) == len(words)


def test_the_minutes_are_told_with_what_still_waits(
    base: Base, meeting_id: MeetingId, tmp_path: Path
) -> None:
    path = tmp_path / "minutes.pdf"
    told, text = written(base, meeting_id, Document.MINUTES, path)
    assert told == f"Compte rendu enregistré\xa0: {path}"
    assert "Un café" in text
    note = next(base.meeting(meeting_id)[0].all(Note))
    base.perform(ReviewNotes((note.id,), Review.PENDING), Party.FACILITATOR)
    told, _text = written(base, meeting_id, Document.MINUTES, path)
    assert told.startswith(f"Compte rendu enregistré\xa0: {path}\n1 post-it ")


def test_the_minutes_are_those_of_when_they_were_asked_for(
    base: Base, meeting_id: MeetingId, tmp_path: Path
) -> None:
    snapshot, _history = base.meeting(meeting_id)
    write_them = writer(Document.MINUTES, snapshot, meeting_id, invite=invite)
    stop = base.subscribe(snapshot.follow)
    write(base, meeting_id, "Trop tard")
    stop()
    assert len(list(snapshot.all(Note))) == 3
    write_them(tmp_path / "minutes.pdf")
    text = PdfReader(tmp_path / "minutes.pdf").pages[0].extract_text()
    assert "Un banc" in text
    assert "Trop tard" not in text


def test_the_welcome_sheet_is_told(base: Base, meeting_id: MeetingId, tmp_path: Path) -> None:
    path = tmp_path / "fiche.pdf"
    told, text = written(base, meeting_id, Document.WELCOME, path)
    assert told == f"Fiche d’accueil enregistrée\xa0: {path}"
    assert base.meeting(meeting_id)[0].get(Meeting, meeting_id).code in text
