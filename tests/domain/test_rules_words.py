"""Rules of syntheses, quotes, follow-ups and parked questions."""

from dataclasses import replace

import pytest

from atelier.domain.decision import Refusal
from atelier.domain.ids import (
    ClusterId,
    FollowUpId,
    MeetingId,
    OpenQuestionId,
    QuestionId,
    QuoteId,
    SynthesisId,
    new_id,
)
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
from atelier.domain.things import FollowUp, OpenQuestion, Quote, Synthesis
from tests.domain.conftest import Workshop


def a_quote(workshop: Workshop, text: str = "On y va.", cluster_id: ClusterId | None = None) -> Quote:
    return Quote(
        id=QuoteId(new_id()),
        meeting_id=workshop.meeting_id,
        text=text,
        created_at=workshop.at,
        cluster_id=cluster_id,
        speaker=" une directrice\x00",
        time_s=2061,
    )


def a_follow_up(workshop: Workshop, what: str = "Appeler la mairie") -> FollowUp:
    id = FollowUpId(new_id())
    return FollowUp(id=id, meeting_id=workshop.meeting_id, what=what, created_at=workshop.at, who=" Nadia ")


def an_open_question(workshop: Workshop, text: str = "Et le bus ?") -> OpenQuestion:
    id = OpenQuestionId(new_id())
    return OpenQuestion(id=id, meeting_id=workshop.meeting_id, text=text, created_at=workshop.at)


def synthesis(cluster: ClusterId, text: str) -> WriteSynthesis:
    return WriteSynthesis(SynthesisId(new_id()), cluster, text)


def test_a_cluster_has_one_synthesis_written_and_rewritten(workshop: Workshop) -> None:
    cluster = workshop.group(title="Accueil")
    workshop.perform(synthesis(cluster, "Une."))
    workshop.perform(synthesis(cluster, " Deux.\r\nTrois. "))
    assert [s.text for s in workshop.snapshot.all(Synthesis)] == ["Deux.\nTrois."]


def test_an_emptied_synthesis_is_removed(workshop: Workshop) -> None:
    cluster = workshop.group(title="Accueil")
    assert workshop.perform(synthesis(cluster, " ")) is None
    workshop.perform(synthesis(cluster, "Une."))
    workshop.perform(synthesis(cluster, ""))
    assert not list(workshop.snapshot.all(Synthesis))


def test_a_synthesis_belongs_to_a_cluster_that_is(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="n’existe plus"):
        workshop.perform(synthesis(ClusterId(new_id()), "Une."))


def test_a_synthesis_has_a_length(workshop: Workshop) -> None:
    cluster = workshop.group(title="Accueil")
    with pytest.raises(Refusal, match="20001 caractères"):
        workshop.perform(synthesis(cluster, "a" * 20_001))


def test_a_quote_is_kept_with_who_and_when(workshop: Workshop) -> None:
    quote = a_quote(workshop)
    workshop.perform(AddQuote(quote))
    kept = workshop.snapshot.get(Quote, quote.id)
    assert (kept.speaker, kept.time_s) == ("une directrice", 2061)
    workshop.perform(RemoveQuote(quote.id))
    assert workshop.snapshot.find(Quote, quote.id) is None


def test_a_quote_is_not_put_on_a_cluster_that_is_no_more(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="n’existe plus"):
        workshop.perform(AddQuote(a_quote(workshop, cluster_id=ClusterId(new_id()))))


def test_a_follow_up_is_closed_and_opened_again(workshop: Workshop) -> None:
    follow_up = a_follow_up(workshop)
    workshop.perform(AddFollowUp(follow_up))
    for done in (True, False):
        workshop.perform(CloseFollowUp(follow_up.id, done))
        assert workshop.snapshot.get(FollowUp, follow_up.id).done is done
    assert workshop.snapshot.get(FollowUp, follow_up.id).who == "Nadia"


def test_closing_what_is_closed_is_nothing_to_do(workshop: Workshop) -> None:
    follow_up = a_follow_up(workshop)
    workshop.perform(AddFollowUp(follow_up))
    assert workshop.perform(CloseFollowUp(follow_up.id, done=False)) is None


def test_what_was_added_may_be_removed_once(workshop: Workshop) -> None:
    follow_up, parked = a_follow_up(workshop), an_open_question(workshop)
    workshop.perform(AddFollowUp(follow_up))
    workshop.perform(ParkQuestion(parked))
    for removal in (RemoveFollowUp(follow_up.id), RemoveParkedQuestion(parked.id)):
        workshop.perform(removal)
        with pytest.raises(Refusal):
            workshop.perform(removal)


def additions(workshop: Workshop, text: str) -> list[Operation]:
    return [
        AddQuote(a_quote(workshop, text)),
        AddFollowUp(a_follow_up(workshop, text)),
        ParkQuestion(an_open_question(workshop, text)),
    ]


def test_nothing_is_kept_without_words(workshop: Workshop) -> None:
    for operation in additions(workshop, " \x00"):
        with pytest.raises(Refusal, match="Il manque un texte"):
            workshop.perform(operation)


def test_nothing_is_kept_that_is_too_long(workshop: Workshop) -> None:
    for operation in additions(workshop, "a" * 4_001):
        with pytest.raises(Refusal, match="4001 caractères"):
            workshop.perform(operation)


def test_adding_again_is_nothing_to_do(workshop: Workshop) -> None:
    for operation in additions(workshop, "Une phrase."):
        assert workshop.perform(operation) is not None
        assert workshop.perform(operation) is None


def test_a_meeting_that_is_not_is_refused(workshop: Workshop) -> None:
    workshop.meeting_id = MeetingId(new_id())
    for operation in additions(workshop, "Une phrase."):
        with pytest.raises(Refusal):
            workshop.perform(operation)


def test_a_quote_is_of_its_meeting(workshop: Workshop) -> None:
    said = a_quote(workshop)
    with pytest.raises(Refusal):
        workshop.perform(AddQuote(replace(said, question_id=QuestionId(new_id()))))
    with pytest.raises(Refusal):
        workshop.perform(AddQuote(replace(said, meeting_id=MeetingId(new_id()))))
