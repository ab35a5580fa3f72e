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
    ResolutionId,
    SynthesisId,
    SynthesisVersionId,
    new_id,
)
from atelier.domain.operations import (
    AddFollowUp,
    AddQuote,
    AddResolution,
    CloseFollowUp,
    DissolveCluster,
    EditFollowUp,
    EditQuote,
    KeepVersion,
    MergeClusters,
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
    UnsortNotes,
    WriteSynthesis,
)
from atelier.domain.things import (
    FollowUp,
    OpenQuestion,
    Quote,
    Resolution,
    Scope,
    Synthesis,
    SynthesisVersion,
)
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


def a_resolution(workshop: Workshop, text: str = "Se revoir.") -> Resolution:
    id = ResolutionId(new_id())
    return Resolution(id=id, meeting_id=workshop.meeting_id, text=text, created_at=workshop.at)


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


def version_texts(workshop: Workshop) -> list[str]:
    return [version.text for version in workshop.snapshot.all(SynthesisVersion)]


def test_a_version_keeps_what_the_synthesis_said(workshop: Workshop) -> None:
    cluster = workshop.group(title="Accueil")
    with pytest.raises(Refusal, match="vide"):
        workshop.perform(KeepVersion(SynthesisVersionId(new_id()), cluster))
    workshop.perform(synthesis(cluster, "Une."))
    workshop.perform(KeepVersion(SynthesisVersionId(new_id()), cluster, " Premier\njet "))
    workshop.perform(synthesis(cluster, "Deux."))
    (version,) = workshop.snapshot.all(SynthesisVersion)
    assert (version.text, version.name) == ("Une.", "Premier jet")


def test_a_version_that_is_taken_again_puts_the_present_text_aside(workshop: Workshop) -> None:
    cluster = workshop.group(title="Accueil")
    workshop.perform(synthesis(cluster, "Une."))
    first, second = SynthesisVersionId(new_id()), SynthesisVersionId(new_id())
    workshop.perform(KeepVersion(first, cluster))
    workshop.perform(synthesis(cluster, "Deux."))
    workshop.perform(TakeVersion(first, second, SynthesisId(new_id())))
    assert [s.text for s in workshop.snapshot.all(Synthesis)] == ["Une."]
    assert version_texts(workshop) == ["Une.", "Deux."]
    workshop.perform(TakeVersion(second, SynthesisVersionId(new_id()), SynthesisId(new_id())))
    assert version_texts(workshop) == ["Une.", "Deux."]
    workshop.perform(RemoveVersion(first))
    assert version_texts(workshop) == ["Deux."]


def test_a_version_is_taken_where_nothing_is_written_any_more(workshop: Workshop) -> None:
    cluster = workshop.group(title="Accueil")
    workshop.perform(synthesis(cluster, "Une."))
    first = SynthesisVersionId(new_id())
    workshop.perform(KeepVersion(first, cluster))
    workshop.perform(synthesis(cluster, ""))
    workshop.perform(TakeVersion(first, SynthesisVersionId(new_id()), SynthesisId(new_id())))
    assert [s.text for s in workshop.snapshot.all(Synthesis)] == ["Une."]
    assert version_texts(workshop) == ["Une."]


def test_versions_follow_their_cluster(workshop: Workshop) -> None:
    merged, into = workshop.group(title="Accueil"), workshop.group(title="Café")
    workshop.perform(synthesis(merged, "Une."))
    workshop.perform(KeepVersion(SynthesisVersionId(new_id()), merged))
    workshop.perform(MergeClusters(merged, into))
    (version,) = workshop.snapshot.all(SynthesisVersion)
    assert version.cluster_id == into
    workshop.perform(DissolveCluster(into))
    assert version_texts(workshop) == []
    workshop.undo()
    assert version_texts(workshop) == ["Une."]


def test_a_nameless_cluster_with_a_version_outlives_its_notes(workshop: Workshop) -> None:
    (note,) = workshop.add("une idée")
    cluster = workshop.group([note])
    workshop.perform(synthesis(cluster, "Une."))
    workshop.perform(KeepVersion(SynthesisVersionId(new_id()), cluster))
    workshop.perform(synthesis(cluster, ""))
    workshop.perform(UnsortNotes((note,)))
    assert version_texts(workshop) == ["Une."]


def test_a_quote_is_put_right_where_it_was_said(workshop: Workshop) -> None:
    quote = a_quote(workshop)
    workshop.perform(AddQuote(quote))
    elsewhere = replace(quote, text="On s’y met.", time_s=None, meeting_id=workshop.meeting_ids[1])
    workshop.perform(EditQuote(elsewhere))
    kept = workshop.snapshot.get(Quote, quote.id)
    assert (kept.text, kept.time_s, kept.meeting_id) == ("On s’y met.", None, workshop.meeting_id)


def test_a_follow_up_is_put_right(workshop: Workshop) -> None:
    follow_up = a_follow_up(workshop)
    workshop.perform(AddFollowUp(follow_up))
    workshop.perform(EditFollowUp(replace(follow_up, who=" Karim ", due="lundi", scope=Scope.DEPARTMENT)))
    kept = workshop.snapshot.get(FollowUp, follow_up.id)
    assert (kept.who, kept.due, kept.scope) == ("Karim", "lundi", Scope.DEPARTMENT)


def test_a_parked_question_and_a_decision_are_said_otherwise(workshop: Workshop) -> None:
    parked = an_open_question(workshop)
    decided = a_resolution(workshop)
    workshop.perform(ParkQuestion(parked))
    workshop.perform(AddResolution(decided))
    workshop.perform(RewordParkedQuestion(parked.id, " Et le train ? "))
    workshop.perform(RewordResolution(decided.id, " Se revoir en mars. "))
    assert workshop.snapshot.get(OpenQuestion, parked.id).text == "Et le train ?"
    assert workshop.snapshot.get(Resolution, decided.id).text == "Se revoir en mars."
    with pytest.raises(Refusal, match="Il manque un texte"):
        workshop.perform(RewordResolution(decided.id, " "))
    workshop.perform(RemoveResolution(decided.id))
    assert workshop.snapshot.find(Resolution, decided.id) is None


def additions(workshop: Workshop, text: str) -> list[Operation]:
    return [
        AddQuote(a_quote(workshop, text)),
        AddFollowUp(a_follow_up(workshop, text)),
        ParkQuestion(an_open_question(workshop, text)),
        AddResolution(a_resolution(workshop, text)),
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
