"""Rules of what is written beside the notes: syntheses, quotes, follow-ups, parked questions."""

from dataclasses import replace

from atelier.domain.decision import Circumstances, Refusal
from atelier.domain.language import gettext as _
from atelier.domain.operations import (
    AddFollowUp,
    AddQuote,
    CloseFollowUp,
    Operation,
    ParkQuestion,
    RemoveFollowUp,
    RemoveParkedQuestion,
    RemoveQuote,
    WriteSynthesis,
)
from atelier.domain.parts import Draft
from atelier.domain.rules.about import About, Rule, create, existing, existing_question, in_meeting
from atelier.domain.text import clean
from atelier.domain.things import Cluster, FollowUp, Meeting, OpenQuestion, Quote, Synthesis

SYNTHESIS_LENGTH = 20_000
SENTENCE_LENGTH = 4_000


def _write_synthesis(operation: WriteSynthesis, draft: Draft, circumstances: Circumstances) -> About:
    cluster = existing(draft, Cluster, operation.cluster_id)
    text = _limited(operation.text, SYNTHESIS_LENGTH)
    kept = next(iter(draft.where(Synthesis, cluster_id=cluster.id)), None)
    if kept is None and text:
        draft.create(
            Synthesis(
                id=operation.synthesis_id, cluster_id=cluster.id, text=text, created_at=circumstances.at
            )
        )
    elif kept is not None and text:
        draft.set(kept, text=text)
    elif kept is not None:
        draft.delete(kept)
    return in_meeting(draft, cluster.meeting_id, name=cluster.title)


def _add_quote(operation: AddQuote, draft: Draft, _circumstances: Circumstances) -> About:
    quote = replace(operation.quote, text=_said(operation.quote.text), speaker=clean(operation.quote.speaker))
    meeting = existing(draft, Meeting, quote.meeting_id)
    if quote.question_id is not None:
        existing_question(draft, quote.question_id, meeting)
    if quote.cluster_id is not None and existing(draft, Cluster, quote.cluster_id).meeting_id != meeting.id:
        raise Refusal(_("Ce regroupement n’est pas de cette rencontre."))
    create(draft, quote)
    return in_meeting(draft, quote.meeting_id)


def _remove_quote(operation: RemoveQuote, draft: Draft, _circumstances: Circumstances) -> About:
    quote = existing(draft, Quote, operation.quote_id)
    draft.delete(quote)
    return in_meeting(draft, quote.meeting_id)


def _add_follow_up(operation: AddFollowUp, draft: Draft, _circumstances: Circumstances) -> About:
    asked = operation.follow_up
    follow_up = replace(asked, what=_said(asked.what), who=clean(asked.who), due=clean(asked.due))
    create(draft, follow_up)
    return in_meeting(draft, follow_up.meeting_id)


def _close_follow_up(operation: CloseFollowUp, draft: Draft, _circumstances: Circumstances) -> About:
    follow_up = existing(draft, FollowUp, operation.follow_up_id)
    draft.set(follow_up, done=operation.done)
    return in_meeting(draft, follow_up.meeting_id)


def _remove_follow_up(operation: RemoveFollowUp, draft: Draft, _circumstances: Circumstances) -> About:
    follow_up = existing(draft, FollowUp, operation.follow_up_id)
    draft.delete(follow_up)
    return in_meeting(draft, follow_up.meeting_id)


def _park_question(operation: ParkQuestion, draft: Draft, _circumstances: Circumstances) -> About:
    parked = replace(operation.open_question, text=_said(operation.open_question.text))
    create(draft, parked)
    return in_meeting(draft, parked.meeting_id)


def _remove_parked_question(
    operation: RemoveParkedQuestion, draft: Draft, _circumstances: Circumstances
) -> About:
    parked = existing(draft, OpenQuestion, operation.open_question_id)
    draft.delete(parked)
    return in_meeting(draft, parked.meeting_id)


def _said(text: str) -> str:
    cleaned = _limited(text, SENTENCE_LENGTH)
    if not cleaned:
        raise Refusal(_("Il manque un texte."))
    return cleaned


def _limited(text: str, most: int) -> str:
    cleaned = clean(text)
    if len(cleaned) > most:
        raise Refusal(
            _("Ce texte est trop long : {length} caractères, {most} au plus.").format(
                length=len(cleaned), most=most
            )
        )
    return cleaned


RULES: dict[type[Operation], Rule] = {
    WriteSynthesis: _write_synthesis,
    AddQuote: _add_quote,
    RemoveQuote: _remove_quote,
    AddFollowUp: _add_follow_up,
    CloseFollowUp: _close_follow_up,
    RemoveFollowUp: _remove_follow_up,
    ParkQuestion: _park_question,
    RemoveParkedQuestion: _remove_parked_question,
}
