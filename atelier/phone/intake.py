"""Handing a post-it to the writer and waiting until it is on the disk."""

import asyncio
import logging
from gettext import gettext as _

from atelier.domain.change import Change
from atelier.domain.decision import Refusal
from atelier.domain.ids import NoteId, new_id
from atelier.domain.operations import AddNotes, NewNote
from atelier.domain.things import Party, Source
from atelier.phone.posting import Post
from atelier.phone.reception import Reception
from atelier.phone.rooms import Room, Rooms

COMMIT_S = 10.0
"""How long a phone waits for the commit before it is told to send again, under the same key."""

logger = logging.getLogger(__name__)


async def keep_note(reception: Reception, rooms: Rooms, room: Room, post: Post) -> None:
    """Add the note; returns once it is committed, or was before under the same key.

    Raises:
        Rejected: 409 while the meeting takes none, 422 where this one can't be had, 503 for a fault of ours.
    """
    note = NewNote(NoteId(new_id()), post.text, post.key)
    operation = AddNotes(room.meeting.id, post.question_id, (note,), Source.PHONE)
    try:
        commit = asyncio.wrap_future(reception.submit(operation, Party.PARTICIPANT))
        # Not `wait_for`: it would cancel a commit under way.
        done, _waiting = await asyncio.wait({commit}, timeout=COMMIT_S)
        if not done:
            commit.add_done_callback(_forget)
            raise TimeoutError("the writer did not answer in time")
        commit.result()
    except Refusal as refusal:
        now = await rooms.find(room.meeting.code)
        is_closed = now is not None and not now.meeting.phones_open
        raise post.rejected(409 if is_closed else 422, str(refusal)) from refusal
    except Exception as error:
        logger.exception("a post-it could not be kept")
        sentence = _("Votre post-it n’est pas encore envoyé : réessayez dans un instant.")
        raise post.rejected(503, sentence) from error


def _forget(commit: "asyncio.Future[Change | None]") -> None:
    """Look at a late outcome, so that asyncio does not log it as overlooked."""
    if not commit.cancelled():
        commit.exception()
