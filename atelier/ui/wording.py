"""French phrases made of facts: how many, where from, how long ago, how much time; not what was done."""

from datetime import datetime, timedelta

from atelier.domain.dates import short_day
from atelier.domain.ids import QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.things import Display, Door, Meeting, Note, PeerGroup, Source

JUST_NOW_S = 10


def note_count(count: int) -> str:
    """How many post-its."""
    # Said apart: French counts 0 in the singular, gettext without a catalogue in the plural.
    if count == 0:
        return _("aucun post-it")
    return ngettext("{count} post-it", "{count} post-its", count).format(count=count)


def note_name(note: Note) -> str:
    """Its number, as it is spoken of."""
    return _("n° {number}").format(number=note.number)


def waiting_phrase(count: int, display: Display) -> str:
    """How many post-its the room does not see yet, and why."""
    if display is Display.HELD:
        phrase = ngettext("{count} post-it gardé", "{count} post-its gardés", count)
    elif display is Display.REVIEWED:
        phrase = ngettext("{count} post-it à relire", "{count} post-its à relire", count)
    else:
        phrase = ngettext("{count} post-it attend", "{count} post-its attendent", count)
    return phrase.format(count=count)


def annexed_phrase(count: int) -> str:
    """How many post-its of a document the room has not seen, and where they are in it."""
    phrase = ngettext(
        "{count} post-it attend d’être affiché : il est en annexe.",
        "{count} post-its attendent d’être affichés : ils sont en annexe.",
        count,
    )
    return phrase.format(count=count)


def held_phrase(count: int) -> str:
    """What the room is told of post-its that are kept until all are revealed."""
    phrase = ngettext(
        "{count} post-it reçu, révélé bientôt", "{count} post-its reçus, révélés bientôt", count
    )
    return phrase.format(count=count)


def left_off_phrase(count: int) -> str:
    """How many post-its the facilitator left off the wall."""
    return ngettext("{count} post-it non affiché", "{count} post-its non affichés", count).format(count=count)


def door_phrase(meeting: Meeting, question_id: QuestionId) -> str:
    """Why phones can't send on that question now; empty while they can."""
    if meeting.door is Door.CLOSED:
        return _("collecte fermée")
    if meeting.door is Door.PAUSED:
        return _("en pause")
    return "" if meeting.takes(question_id) else _("question fermée")


def phone_count(count: int) -> str:
    """How many phones have the page open."""
    if count == 0:
        return _("aucun téléphone")
    return ngettext("{count} téléphone", "{count} téléphones", count).format(count=count)


def source_phrase(note: Note, peer_group: PeerGroup | None = None) -> str:
    """How a note came in, and from whom as far as it was told."""
    group = peer_group.name if peer_group else ""
    if note.source is not Source.PHONE:
        way = _("clavier") if note.source is Source.KEYBOARD else _("import")
        return " · ".join(filter(None, (way, group)))
    who = ", ".join(filter(None, (note.author, note.structure, group))) or _("anonyme")
    return _("téléphone · {who}").format(who=who)


def elapsed_phrase(at: datetime, now: datetime) -> str:
    """How long ago, as coarse as one says it; a day and more is told by its date."""
    elapsed = now - at
    seconds = int(elapsed.total_seconds())
    if seconds < JUST_NOW_S:
        return _("à l’instant")
    if seconds < 60:
        return _("il y a {count} s").format(count=seconds // 10 * 10)
    if seconds < 3600:
        return _("il y a {count} min").format(count=seconds // 60)
    if elapsed < timedelta(days=1):
        return _("il y a {count} h").format(count=seconds // 3600)
    return short_day(at.astimezone().date())


def clock_digits(seconds: int) -> str:
    """`07:42`, or `1:07:42` from an hour on; the sign is left to the reader of the caption."""
    minutes, rest = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def minutes_phrase(minutes: int) -> str:
    """`15 min`, or `1 h 05` from an hour on."""
    hours, rest = divmod(minutes, 60)
    return (
        _("{hours} h {minutes:02}").format(hours=hours, minutes=rest)
        if hours
        else _("{n} min").format(n=rest)
    )
