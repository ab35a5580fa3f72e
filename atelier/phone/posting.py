"""What a phone sent, checked: a post-it, or the text that is to stand in another one's place."""

import base64
import hashlib
import re
import secrets
from dataclasses import dataclass
from typing import Any

import regex

from atelier.domain.ids import QuestionId
from atelier.domain.text import MOST_CODE_POINTS, clean, has_controls, is_visible, normal
from atelier.domain.things import Question
from atelier.phone import sentences
from atelier.phone.bodies import Fields
from atelier.phone.persons import Person, person_in
from atelier.phone.rejections import Rejected
from atelier.phone.rooms import Room

LONGEST_TEXT = 500
"""Letters as people see them (Unicode Standard Annex 29, extended grapheme clusters); the page counts alike."""
ADVISED_TEXT = 120
"""From here on the page advises to make it shorter."""
_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")
_LETTER = regex.compile(r"\X")


@dataclass(frozen=True, slots=True)
class Post:
    """A post-it that a phone sent, checked. `form_key`: the key of the form it was written in."""

    key: str
    question_id: QuestionId
    text: str
    form_key: str
    person: Person

    def given_back(self, rejected: Rejected) -> Rejected:
        """With this post in the form; sent again as it is, it will have the same key."""
        return rejected.giving_back(self.text, question=self.question_id, key=self.form_key)


def new_key() -> str:
    """A key for a form: 22 URL-safe characters, 128 random bits, as page.js makes them."""
    return secrets.token_urlsafe(16)


def is_key(text: str) -> bool:
    """Whether that may be the key of a note."""
    return _KEY.fullmatch(text) is not None


def post_of(fields: Fields, room: Room, *, from_script: bool) -> Post:
    """The post-it in what was sent to a room.

    Its question need not be the current one, even where the page offers no other: what was written while it was
    may arrive late. Whether it is still taken is the rules' to say.

    Raises:
        Rejected: without text, too long, or not for a question of this meeting.
    """
    text = _plain(fields.get("text", ""))
    key = new_key() if fields.get("key") in (None, "") else fields["key"]
    if not isinstance(key, str) or not is_key(key):
        raise Rejected(400, sentences.STALE).giving_back(clean(text))
    question = _question(fields.get("question"), room)
    if question is None:
        raise Rejected(422, sentences.NO_QUESTION).giving_back(clean(text), key=key)
    try:
        text = checked_text(text)
    except Rejected as rejected:
        raise rejected.giving_back(rejected.text, question=question.id, key=key) from None
    note_key = key if from_script else _note_key(key, question.id, text)
    return Post(note_key, question.id, text, key, person_in(room, fields))


def _question(asked: Any, room: Room) -> Question | None:
    if asked in (None, ""):
        return room.current
    return room.question(asked) if isinstance(asked, str) else None


def checked_text(said: Any) -> str:
    """The text of a post-it as it is kept: as it was sent, but for NFC and line ends.

    Raises:
        Rejected: it is none, it can't be seen, it is too long or holds what nobody writes; it is given back cleaned.
    """
    sent = _plain(said)
    text = sent if sent.isascii() and "\r" not in sent else normal(sent)
    if not is_visible(text):
        raise Rejected(422, sentences.EMPTY)
    if has_controls(text):
        raise Rejected(422, sentences.CONTROLS).giving_back(clean(text))
    # Each letter has a code point at least: those are counted faster, and mostly are enough.
    if len(text) > LONGEST_TEXT and (most := _length(text)) > LONGEST_TEXT:
        raise Rejected(422, sentences.too_long(most, LONGEST_TEXT)).giving_back(text)
    return text


def _length(text: str) -> int:
    """How many letters people see; what is made of more code points than any script needs counts for those."""
    letters = sum(1 for _ in _LETTER.finditer(text))
    return letters if len(text) <= MOST_CODE_POINTS else max(letters, LONGEST_TEXT + 1)


def _plain(said: Any) -> str:
    if not isinstance(said, str):
        raise Rejected(400, sentences.UNREADABLE)
    return said


def _note_key(form_key: str, question_id: QuestionId, text: str) -> str:
    """The key of a note from a plain form: that form sent twice is one note; gone back to, rewritten, two.

    With the form's key alone, "back", a new idea and "send" would be taken for a repetition, and lost.
    """
    digest = hashlib.sha256("\n".join((form_key, question_id, text)).encode()).digest()
    return base64.urlsafe_b64encode(digest[:16]).decode().rstrip("=")
