"""What the command line does without a window: new, import, serve, export, check.

Each returns an exit status and prints what `DESIGN` promises on standard output, nothing else.
"""

import signal
import sys
import threading
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from atelier.catalogue import load_trame
from atelier.domain.decision import Fault, Misuse, Refusal
from atelier.domain.document import Document
from atelier.domain.founding import first_meeting_title, found_meeting, found_project
from atelier.domain.ids import MeetingId, NoteId, new_id
from atelier.domain.language import gettext as _
from atelier.domain.operations import AddNotes, NewNote
from atelier.domain.parts import Snapshot
from atelier.domain.progress import unheard
from atelier.domain.recap import split_recap
from atelier.domain.text import clean_note
from atelier.domain.things import Meeting, Party, Project, Question, Source
from atelier.domain.welcome import WelcomeSheet
from atelier.standard_output import print_aside, print_line
from atelier.ui.documents.offers import Order
from base.opening import Base, open_base, open_read_only

DONE = 0
UNSOUND = 1


def new(base_path: Path, *, title: str, trame: str) -> int:
    """Create a project with its first meeting; prints the meeting's identifier."""
    at = datetime.now(UTC)
    questions = load_trame(trame)
    project = found_project(title, questions, at)
    meeting = found_meeting(
        project.project, project.questions, questions, title=first_meeting_title(), day=None, place="", at=at
    )
    with closing(open_base(base_path)) as base:
        base.perform(project, Party.FACILITATOR)
        base.perform(meeting, Party.FACILITATOR)
    print_line(meeting.meeting.id)
    return DONE


def import_notes(base_path: Path, meeting: str, *, question: int, file: str) -> int:
    """Add the notes of a récapitulatif, one an item; prints how many."""
    texts = split_recap(_read_text(file))
    _check_lengths(texts)
    with closing(open_base(base_path, create=False)) as base:
        meeting_id = base.find_meeting(meeting).id
        asked = _question(base, meeting_id, question)
        notes = tuple(NewNote(NoteId(new_id()), text) for text in texts)
        if notes:
            base.perform(AddNotes(meeting_id, asked.id, notes, Source.IMPORT), Party.FACILITATOR)
    print_line(str(len(texts)))
    return DONE


def import_archive(base_path: Path, file: Path) -> int:
    """Add the project of an archive to a base, made if need be; prints the identifiers of its meetings."""
    from atelier.archives import add_project
    from base.archive.reading import open_archive

    # Opened, and so found whole, before a base is made for it.
    with open_archive(file) as archive, closing(open_base(base_path)) as base:
        outcome = add_project(base, archive)
    for meeting_id in outcome.meeting_ids:
        print_line(meeting_id)
    if not outcome.is_plain:
        print_aside(outcome.told)
    return DONE


def serve(base_path: Path, meeting: str, *, host: str, port: int) -> int:
    """Serve the phone form until the process is asked to stop; prints the form's URL first."""
    from atelier.phone.server import PhoneServer

    with closing(open_base(base_path, create=False)) as base:
        code = base.find_meeting(meeting).code
        stopped = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopped.set())
        server = PhoneServer(base, host=host, port=port)
        server.start()
        try:
            print_line(server.form_url(code))
            stopped.wait()
        finally:
            server.stop()
    return DONE


def export(
    base_path: Path,
    meeting: str,
    *,
    document: str,
    output: Path,
    questions: Sequence[int] = (),
    without: Sequence[str] = (),
    host: str,
    port: int,
) -> int:
    """Write a document, in the format of the file's ending; `host` and `port` are what the welcome sheet tells."""
    from atelier import archives
    from atelier.documents.formats import check_known
    from atelier.papers import options, writer

    if document == archives.NAME and not questions and {*without} <= {archives.SOUNDS}:
        return _export_archive(base_path, meeting, output, sounds=not without)
    if document != archives.NAME:
        check_known(document, output, others=[archives.NAME])
    chosen = options(document, questions=questions, without=without)
    with closing(open_read_only(base_path)) as base:
        meeting_id = base.find_meeting(meeting).id
        snapshot, _history = base.meeting(meeting_id)
    _check_questions(snapshot, questions)

    def invite(project: Project, meeting: Meeting) -> WelcomeSheet:
        from atelier.welcome_sheet import address_now, welcome_sheet_at

        return welcome_sheet_at(project, meeting, ip=address_now(host), port=port)

    order = Order(document=Document(document), ending=output.suffix.lower(), options=chosen)
    writer(order, snapshot, meeting_id, invite=invite)(output, unheard)
    return DONE


def _export_archive(base_path: Path, meeting: str, output: Path, *, sounds: bool) -> int:
    """Write the archive of the whole project of that meeting, with its sounds unless they were not to be in it."""
    from atelier.archives import save_project

    with closing(open_read_only(base_path)) as base:
        outcome = save_project(base, base.find_meeting(meeting).project_id, output, sounds=sounds)
    if not outcome.is_plain:
        print_aside(outcome.told)
    return DONE


def check(base_path: Path) -> int:
    """Verify a base; prints what is wrong, or one sentence that nothing is."""
    from base.integrity import check as find_faults

    faults = find_faults(base_path)
    for sentence in faults or [_("La base est saine.")]:
        print_line(sentence)
    return UNSOUND if faults else DONE


def _question(base: Base, meeting_id: MeetingId, number: int) -> Question:
    snapshot, _history = base.meeting(meeting_id)
    _check_questions(snapshot, [number])
    return next(question for question in snapshot.all(Question) if question.number == number)


def _check_questions(snapshot: Snapshot, numbers: Sequence[int]) -> None:
    """See that there is a question of each of those numbers."""
    known = {question.number for question in snapshot.all(Question)}
    for number in numbers:
        if number not in known:
            raise Misuse(
                _("Il n’y a pas de question {number} : elles vont de 1 à {last}.").format(
                    number=number, last=max(known)
                )
            )


def _check_lengths(texts: Sequence[str]) -> None:
    """Say which item is no post-it, before any is added."""
    for rank, text in enumerate(texts, start=1):
        try:
            clean_note(text)
        except Refusal as refusal:
            raise Refusal(
                _(
                    "Le post-it {rank} (« {beginning}… ») n’a pas été accepté, et aucun autre avec lui. {why}"
                ).format(rank=rank, beginning=text[:40], why=refusal)
            ) from refusal


def _read_text(file: str) -> str:
    """A text file, or standard input for "-"; UTF-8, or else the encoding of an older word processor."""
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise Fault(_("Impossible de lire « {file} » : vérifiez son nom.").format(file=file)) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
