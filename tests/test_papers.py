"""Every document that can be asked for is one of a meeting, has its words, and is written."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from pathlib import Path

import pytest
from pypdf import PdfReader

from atelier.documents.formats import known
from atelier.domain.decision import Misuse
from atelier.domain.document import EVERYTHING, Document, Options
from atelier.domain.ids import MeetingId
from atelier.domain.operations import ReviewNotes
from atelier.domain.progress import unheard
from atelier.domain.things import Meeting, Note, Party, Project, Review
from atelier.domain.welcome import WelcomeSheet
from atelier.papers import offers, options, paper, writer
from atelier.ui.documents.offers import Order
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
    told = writer(Order(document=document), snapshot, meeting_id, invite=invite)(path, unheard)
    return told, " ".join(page.extract_text() for page in PdfReader(path).pages)


def test_each_can_be_written_and_each_that_can_be_written_is_one() -> None:
    assert {name for name, _ending in known()} == set(Document)
    words = [paper(document) for document in Document]
    assert len({paper.name for paper in words}) == len({paper.purpose for paper in words}) == len(words)


@pytest.mark.parametrize(("document", "ending"), [(name, end) for name, end in known() if name != "welcome"])
def test_each_is_really_written_in_every_format(
    base: Base, meeting_id: MeetingId, tmp_path: Path, document: str, ending: str
) -> None:
    order = Order(document=Document(document), ending=ending)
    snapshot, _history = base.meeting(meeting_id)
    told = writer(order, snapshot, meeting_id, invite=invite)(tmp_path / f"a{ending}", unheard)
    assert str(tmp_path / f"a{ending}") in told
    assert (tmp_path / f"a{ending}").stat().st_size > 100


def test_each_is_offered_in_every_format_that_it_has() -> None:
    offered = {(offer.document, ending) for offer in offers() for ending in offer.endings}
    assert offered == set(known())


def test_each_heeds_parts_that_there_are() -> None:
    there_are = {field.name for field in fields(Options)}
    for offer in offers():
        assert set(offer.parts) <= there_are


def test_what_is_left_out_is_named_as_on_the_command_line() -> None:
    chosen = options("minutes", questions=[3, 1, 3], without=["annex", "post-its"])
    assert chosen == Options(questions=(1, 3), annex=False, post_its=False)
    assert options("minutes", questions=[], without=[]) == EVERYTHING
    with pytest.raises(Misuse, match=r"poèmes.*annex, attendance, numbers, post-its, quotes"):
        options("minutes", questions=[], without=["poèmes"])


def test_a_part_that_a_document_has_not_is_refused() -> None:
    for offer in offers():
        for part in {field.name for field in fields(Options)} - {*offer.parts, "questions"}:
            with pytest.raises(Misuse, match=f"n’est pas une partie.*{offer.document}"):
                options(offer.document, questions=[], without=[part.replace("_", "-")])
    with pytest.raises(Misuse, match="aucune"):
        options("welcome", questions=[], without=["numbers"])


@pytest.mark.parametrize("document", ["welcome", "signatures", "archive"])
def test_what_knows_no_question_is_not_made_for_one(document: str) -> None:
    with pytest.raises(Misuse, match="ne se fait pas par question"):
        options(document, questions=[1], without=[])


def test_a_document_heeds_what_was_chosen(base: Base, meeting_id: MeetingId, tmp_path: Path) -> None:
    snapshot, _history = base.meeting(meeting_id)
    order = Order(document=Document.MINUTES, options=Options(post_its=False))
    writer(order, snapshot, meeting_id, invite=invite)(tmp_path / "minutes.pdf", unheard)
    assert "Un café" not in PdfReader(tmp_path / "minutes.pdf").pages[0].extract_text()


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
    write_them = writer(Order(document=Document.MINUTES), snapshot, meeting_id, invite=invite)
    stop = base.subscribe(snapshot.follow)
    write(base, meeting_id, "Trop tard")
    stop()
    assert len(list(snapshot.all(Note))) == 3
    write_them(tmp_path / "minutes.pdf", unheard)
    text = PdfReader(tmp_path / "minutes.pdf").pages[0].extract_text()
    assert "Un banc" in text
    assert "Trop tard" not in text


def test_the_welcome_sheet_is_told(base: Base, meeting_id: MeetingId, tmp_path: Path) -> None:
    path = tmp_path / "fiche.pdf"
    told, text = written(base, meeting_id, Document.WELCOME, path)
    assert told == f"Fiche d’accueil enregistrée\xa0: {path}"
    assert base.meeting(meeting_id)[0].get(Meeting, meeting_id).code in text
