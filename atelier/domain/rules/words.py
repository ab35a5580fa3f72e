"""Rules of what is written beside the notes: syntheses, quotes, follow-ups, parked questions, decisions."""

from dataclasses import replace
from typing import TypeVar

from atelier.domain.decision import Circumstances, Refusal
from atelier.domain.ids import ClusterId, SynthesisId
from atelier.domain.language import gettext as _
from atelier.domain.operations import (
    AddFollowUp,
    AddQuote,
    AddResolution,
    CloseFollowUp,
    EditFollowUp,
    EditQuote,
    KeepVersion,
    Operation,
    ParkQuestion,
    RemoveFollowUp,
    RemoveParkedQuestion,
    RemoveQuote,
    RemoveResolution,
    RemoveVersion,
    RewordParkedQuestion,
    RewordResolution,
    TakeVersion,
    WriteSynthesis,
)
from atelier.domain.parts import Draft
from atelier.domain.rules.about import About, Rule, create, existing, existing_question, in_meeting
from atelier.domain.text import clean, clean_title
from atelier.domain.things import (
    Cluster,
    FollowUp,
    Meeting,
    OpenQuestion,
    Quote,
    Recording,
    Resolution,
    Synthesis,
    SynthesisVersion,
    Thing,
)

T = TypeVar("T", bound=Thing)

SYNTHESIS_LENGTH = 20_000
SENTENCE_LENGTH = 4_000


def _write_synthesis(operation: WriteSynthesis, draft: Draft, circumstances: Circumstances) -> About:
    cluster = existing(draft, Cluster, operation.cluster_id)
    _write(draft, cluster, operation.synthesis_id, operation.text, circumstances)
    return in_meeting(draft, cluster.meeting_id, name=cluster.title)


def _write(draft: Draft, cluster: Cluster, id: SynthesisId, text: str, circumstances: Circumstances) -> None:
    text = limited(text, SYNTHESIS_LENGTH)
    kept = _synthesis(draft, cluster.id)
    if kept is None and text:
        draft.create(Synthesis(id=id, cluster_id=cluster.id, text=text, created_at=circumstances.at))
    elif kept is not None and text:
        draft.set(kept, text=text)
    elif kept is not None:
        draft.delete(kept)


def _synthesis(draft: Draft, cluster_id: ClusterId) -> Synthesis | None:
    return next(iter(draft.where(Synthesis, cluster_id=cluster_id)), None)


def _keep_version(operation: KeepVersion, draft: Draft, circumstances: Circumstances) -> About:
    cluster = existing(draft, Cluster, operation.cluster_id)
    written = _synthesis(draft, cluster.id)
    if written is None:
        raise Refusal(_("Il n’y a encore rien à garder : cette synthèse est vide."))
    create(
        draft,
        SynthesisVersion(
            id=operation.version_id,
            cluster_id=cluster.id,
            text=written.text,
            name=clean_title(operation.version_name),
            created_at=circumstances.at,
        ),
    )
    return in_meeting(draft, cluster.meeting_id, name=cluster.title)


def _take_version(operation: TakeVersion, draft: Draft, circumstances: Circumstances) -> About:
    version = existing(draft, SynthesisVersion, operation.version_id)
    cluster = existing(draft, Cluster, version.cluster_id)
    versions = draft.where(SynthesisVersion, cluster_id=cluster.id)
    written = _synthesis(draft, cluster.id)
    if written is not None and all(each.text != written.text for each in versions):
        kept = replace(version, id=operation.kept_id, text=written.text, name="", created_at=circumstances.at)
        create(draft, kept)
    _write(draft, cluster, operation.synthesis_id, version.text, circumstances)
    return in_meeting(draft, cluster.meeting_id, name=cluster.title)


def _remove_version(operation: RemoveVersion, draft: Draft, _circumstances: Circumstances) -> About:
    version = existing(draft, SynthesisVersion, operation.version_id)
    cluster = existing(draft, Cluster, version.cluster_id)
    draft.delete(version)
    return in_meeting(draft, cluster.meeting_id, name=cluster.title)


def _add_quote(operation: AddQuote, draft: Draft, _circumstances: Circumstances) -> About:
    quote = _checked(operation.quote, draft)
    create(draft, quote)
    return in_meeting(draft, quote.meeting_id)


def _edit_quote(operation: EditQuote, draft: Draft, _circumstances: Circumstances) -> About:
    kept = existing(draft, Quote, operation.quote.id)
    asked = _checked(replace(operation.quote, meeting_id=kept.meeting_id), draft)
    _rewrite(draft, kept, asked, "text", "speaker", "time_s", "recording_id", "question_id", "cluster_id")
    return in_meeting(draft, kept.meeting_id)


def _checked(asked: Quote, draft: Draft) -> Quote:
    """The quote as it may be kept, where what it refers to is of its meeting."""
    quote = replace(asked, text=_said(asked.text), speaker=clean_title(asked.speaker))
    meeting = existing(draft, Meeting, quote.meeting_id)
    if quote.question_id is not None:
        existing_question(draft, quote.question_id, meeting)
    if quote.cluster_id is not None and existing(draft, Cluster, quote.cluster_id).meeting_id != meeting.id:
        raise Refusal(_("Ce regroupement n’est pas de cette rencontre."))
    recording = draft.find(Recording, quote.recording_id)
    if recording is not None and recording.meeting_id != meeting.id:
        raise Refusal(_("Cet enregistrement n’est pas de cette rencontre."))
    if quote.time_s is not None and quote.time_s < 0:
        raise Refusal(_("Un code temporel ne commence pas avant l’enregistrement."))
    return replace(quote, recording_id=None if recording is None else recording.id)


def _remove_quote(operation: RemoveQuote, draft: Draft, _circumstances: Circumstances) -> About:
    quote = existing(draft, Quote, operation.quote_id)
    draft.delete(quote)
    return in_meeting(draft, quote.meeting_id)


def _add_follow_up(operation: AddFollowUp, draft: Draft, _circumstances: Circumstances) -> About:
    follow_up = _cleaned(operation.follow_up)
    create(draft, follow_up)
    return in_meeting(draft, follow_up.meeting_id)


def _edit_follow_up(operation: EditFollowUp, draft: Draft, _circumstances: Circumstances) -> About:
    kept = existing(draft, FollowUp, operation.follow_up.id)
    _rewrite(draft, kept, _cleaned(operation.follow_up), "what", "who", "due", "scope", "done")
    return in_meeting(draft, kept.meeting_id)


def _cleaned(asked: FollowUp) -> FollowUp:
    return replace(
        asked, what=_said(asked.what), who=limited(asked.who, SENTENCE_LENGTH), due=clean_title(asked.due)
    )


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


def _reword_parked_question(
    operation: RewordParkedQuestion, draft: Draft, _circumstances: Circumstances
) -> About:
    parked = existing(draft, OpenQuestion, operation.open_question_id)
    draft.set(parked, text=_said(operation.text))
    return in_meeting(draft, parked.meeting_id)


def _add_resolution(operation: AddResolution, draft: Draft, _circumstances: Circumstances) -> About:
    resolution = replace(operation.resolution, text=_said(operation.resolution.text))
    create(draft, resolution)
    return in_meeting(draft, resolution.meeting_id)


def _reword_resolution(operation: RewordResolution, draft: Draft, _circumstances: Circumstances) -> About:
    resolution = existing(draft, Resolution, operation.resolution_id)
    draft.set(resolution, text=_said(operation.text))
    return in_meeting(draft, resolution.meeting_id)


def _remove_resolution(operation: RemoveResolution, draft: Draft, _circumstances: Circumstances) -> About:
    resolution = existing(draft, Resolution, operation.resolution_id)
    draft.delete(resolution)
    return in_meeting(draft, resolution.meeting_id)


def _rewrite(draft: Draft, kept: T, asked: T, *fields: str) -> None:
    draft.set(kept, **{field: getattr(asked, field) for field in fields})


def _said(text: str) -> str:
    cleaned = limited(text, SENTENCE_LENGTH)
    if not cleaned:
        raise Refusal(_("Il manque un texte."))
    return cleaned


def limited(text: str, most: int) -> str:
    """A text as it is kept.

    Raises:
        Refusal: it is longer than that.
    """
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
    KeepVersion: _keep_version,
    TakeVersion: _take_version,
    RemoveVersion: _remove_version,
    AddQuote: _add_quote,
    EditQuote: _edit_quote,
    RemoveQuote: _remove_quote,
    AddFollowUp: _add_follow_up,
    EditFollowUp: _edit_follow_up,
    CloseFollowUp: _close_follow_up,
    RemoveFollowUp: _remove_follow_up,
    ParkQuestion: _park_question,
    RewordParkedQuestion: _reword_parked_question,
    RemoveParkedQuestion: _remove_parked_question,
    AddResolution: _add_resolution,
    RewordResolution: _reword_resolution,
    RemoveResolution: _remove_resolution,
}
