"""The report of a meeting: what a reader finds where, and that nothing is lost on the way."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.ids import AttendeeId, ClusterId, MeetingId, NoteId, RecordingId, StageId
from atelier.domain.parts import Snapshot
from atelier.domain.report import Incomplete, Report, ReportNote, ReportSound, check
from atelier.domain.report_builder import build_report
from atelier.domain.things import (
    Attendee,
    ClusterState,
    Note,
    Party,
    Project,
    Question,
    Recording,
    Review,
    Scope,
    Stage,
    StageKind,
    Synthesis,
)
from tests.documents.collection import AT, MEETING, PROJECT, Collection


def texts(notes: tuple[ReportNote, ...]) -> list[str]:
    """The words of notes, stacked ones behind their top."""
    return [each.shown_text for note in notes for each in note.every()]


def every_text(report: Report) -> Counter[str]:
    """Every text as it was written that the report holds, as often as it does."""
    annex = report.annex
    notes = [*report.printed(), *annex.withdrawn, *annex.refused]
    return Counter(note.text for note in notes)


def test_the_head_says_what_is_known_of_the_meeting() -> None:
    report = Collection().report()
    assert (report.project_title, report.meeting_title) == ("Coopérer", "2e rencontre")
    assert (report.place, str(report.day)) == ("Maison de quartier", "2018-10-04")


def test_an_unknown_meeting_is_a_bug() -> None:
    with pytest.raises(KeyError):
        build_report(Snapshot(), MEETING, made_at=AT)


def test_questions_come_in_the_order_of_their_numbers() -> None:
    things = Collection("Un ?", "Deux ?", "Trois ?").things
    report = build_report(Snapshot(reversed(things)), MEETING, made_at=AT)
    assert [(s.number, s.text) for s in report.sections] == [(1, "Un ?"), (2, "Deux ?"), (3, "Trois ?")]


def test_clusters_are_numbered_within_their_question() -> None:
    made = Collection("Un ?", "Deux ?")
    made.cluster("a"), made.cluster("b"), made.cluster("c", question=2)
    assert [[(c.number, c.title) for c in s.clusters] for s in made.report().sections] == [
        [("1.1", "a"), ("1.2", "b")],
        [("2.1", "c")],
    ]


def test_a_cluster_says_what_the_group_made_of_it() -> None:
    made = Collection("Un ?")
    made.cluster("a", state=ClusterState.VALIDATED), made.cluster("b")
    states = [cluster.state for cluster in made.report().sections[0].clusters]
    assert states == [ClusterState.VALIDATED, ClusterState.PROPOSED]


def test_a_rubric_numbers_the_clusters_in_it() -> None:
    made = Collection()
    rubric = made.cluster("rubrique")
    made.note("dedans", into=made.cluster("regroupement", parent=rubric))
    section = made.report().sections[0]
    assert [(c.number, c.title) for c in section.every_cluster()] == [
        ("1.1", "rubrique"),
        ("1.1.1", "regroupement"),
    ]
    assert texts(section.clusters[0].parts[0].notes) == ["dedans"]


def test_a_cluster_whose_rubric_is_gone_stands_by_itself() -> None:
    made = Collection()
    made.note("dedans", into=made.cluster("orphelin", parent=ClusterId("nowhere")))
    assert [c.number for c in made.report().sections[0].clusters] == ["1.1"]


def test_notes_are_in_the_order_of_their_cluster() -> None:
    made = Collection()
    first, second = made.note("premier"), made.note("second")
    cluster = made.cluster("a")
    made.place(second, cluster)
    made.place(first, cluster)
    assert texts(made.report().sections[0].clusters[0].notes) == ["second", "premier"]


def test_what_is_in_no_cluster_is_isolated_or_to_sort() -> None:
    made = Collection()
    made.note("à classer"), made.note("seul", isolated=True), made.note("à classer aussi")
    section = made.report().sections[0]
    assert texts(section.isolated) == ["seul"]
    assert texts(section.unsorted) == ["à classer", "à classer aussi"]


def test_a_note_in_two_clusters_is_printed_in_both_and_counted_once() -> None:
    made = Collection()
    note = made.note("ici et là")
    made.place(note, made.cluster("a"))
    made.place(note, made.cluster("b"))
    report = made.report()
    assert [texts(c.notes) for c in report.sections[0].clusters] == [["ici et là"], ["ici et là"]]
    assert report.count.printed == 1
    check(report)


def test_a_stack_keeps_every_wording() -> None:
    made = Collection()
    cluster = made.cluster("a")
    top = made.note("Confiance", into=cluster)
    made.note("La confiance", into=cluster, stack_id=top.id)
    made.note("Se faire confiance", stack_id=top.id)
    report = made.report()
    assert [n.number for n in report.sections[0].clusters[0].notes] == [1]
    assert texts(report.sections[0].clusters[0].notes) == ["Confiance", "La confiance", "Se faire confiance"]
    assert report.sections[0].unsorted == ()


def test_a_note_stacked_on_a_stacked_one_is_not_lost() -> None:
    made = Collection()
    top = made.note("a")
    middle = made.note("b", stack_id=top.id)
    made.note("c", stack_id=middle.id)
    report = made.report()
    check(report)
    assert sorted(texts(report.sections[0].unsorted)) == ["a", "b", "c"]


@pytest.mark.parametrize("taken_away", [{"withdrawn_by": Party.FACILITATOR}, {"review": Review.REFUSED}])
def test_a_note_whose_top_is_taken_away_stands_for_itself(taken_away: dict[str, Any]) -> None:
    made = Collection()
    top = made.note("dessus", **taken_away)
    made.note("dessous", stack_id=top.id)
    report = made.report()
    assert texts(report.sections[0].unsorted) == ["dessous"]
    check(report)


def test_notes_stacked_in_a_circle_are_not_lost() -> None:
    made = Collection()
    first = made.note("a", stack_id=NoteId("00002"))
    made.note("b", stack_id=first.id)
    made.note("c", stack_id=first.id)
    report = made.report()
    check(report)
    assert sorted(texts(report.sections[0].unsorted)) == ["a", "b", "c"]


def test_a_correction_is_shown_and_its_original_is_in_the_annex() -> None:
    made = Collection()
    made.note("corigé", correction="corrigé")
    report = made.report()
    assert texts(report.sections[0].unsorted) == ["corrigé"]
    assert [note.text for note in report.annex.corrected] == ["corigé"]


def test_what_is_off_the_wall_is_in_the_annex_with_its_words() -> None:
    made = Collection()
    made.note("retiré", withdrawn_by=Party.PARTICIPANT)
    made.note("refusé", review=Review.REFUSED)
    made.note("à relire", review=Review.PENDING)
    made.note("refusé puis retiré", review=Review.REFUSED, withdrawn_by=Party.FACILITATOR)
    annex = made.report().annex
    assert texts(annex.withdrawn) == ["retiré", "refusé puis retiré"]
    assert texts(annex.refused) == ["refusé"]
    assert texts(annex.pending) == ["à relire"]


def test_the_account_counts_pending_notes_as_printed() -> None:
    made = Collection()
    made.note("mur"), made.note("à relire", review=Review.PENDING)
    made.note("retiré", withdrawn_by=Party.FACILITATOR), made.note("refusé", review=Review.REFUSED)
    count = made.report().count
    assert (count.collected, count.printed, count.withdrawn, count.refused) == (4, 2, 1, 1)


def test_notes_of_another_meeting_stay_out() -> None:
    made = Collection()
    made.note("ici")
    elsewhere = replace(made.note("ailleurs"), meeting_id=MeetingId("other"))
    made.things[-1] = elsewhere
    assert made.report().count.collected == 1


def test_the_latest_synthesis_of_a_cluster_is_the_one() -> None:
    made = Collection()
    cluster = made.cluster("a")
    made.synthesis(cluster, "d’abord")
    made.synthesis(cluster, "ensuite")
    assert made.report().sections[0].clusters[0].synthesis == "ensuite"


def test_quotes_stand_at_their_cluster_at_their_question_or_at_the_end() -> None:
    made = Collection()
    made.quote("là", cluster_id=made.cluster("a"), speaker="parent", time_s=61)
    made.quote("ici", question_id=made.question_ids[0])
    made.quote("nulle part")
    report = made.report()
    assert [(q.text, q.speaker, q.time_s) for q in report.sections[0].clusters[0].quotes] == [
        ("là", "parent", 61)
    ]
    assert [q.text for q in report.sections[0].quotes] == ["ici"]
    assert [q.text for q in report.quotes] == ["nulle part"]
    assert report.quote_count == 3


def test_a_quote_whose_cluster_is_gone_is_kept_at_its_question() -> None:
    made = Collection()
    made.quote("dit", cluster_id=ClusterId("gone"), question_id=made.question_ids[0])
    assert [q.text for q in made.report().sections[0].quotes] == ["dit"]


def test_quotes_follow_the_recording() -> None:
    made = Collection()
    for text, time_s in (("sans code", None), ("tard", 90), ("tôt", 5)):
        made.quote(text, time_s=time_s)
    assert [q.text for q in made.report().quotes] == ["tôt", "tard", "sans code"]


def test_follow_ups_and_parked_questions_are_all_there() -> None:
    made = Collection()
    made.follow_up("Écrire", who="Léa", due="mai", scope=Scope.DEPARTMENT, done=True)
    made.follow_up("Visiter")
    made.park("Qui paie ?")
    report = made.report()
    assert [(f.what, f.who, f.due, f.scope, f.done) for f in report.follow_ups] == [
        ("Écrire", "Léa", "mai", Scope.DEPARTMENT, True),
        ("Visiter", "", "", Scope.LOCAL, False),
    ]
    assert report.open_questions == ("Qui paie ?",)


def test_a_report_that_lost_notes_is_refused_with_their_numbers() -> None:
    made = Collection()
    made.note("a"), made.note("b"), made.note("c")
    report = made.report()
    lossy = replace(report, sections=(replace(report.sections[0], unsorted=report.sections[0].unsorted[:1]),))
    with pytest.raises(Incomplete, match=r"il y manque 2 post-its \(n°\u00a02, 3\)"):
        check(lossy)


def test_one_missing_note_is_named() -> None:
    made = Collection()
    made.note("a")
    report = replace(made.report(), sections=())
    with pytest.raises(Incomplete, match="il y manque le post-it n°\u00a01\\."):
        check(report)


def test_many_missing_notes_are_not_all_named() -> None:
    made = Collection()
    for number in range(40):
        made.note(str(number))
    with pytest.raises(Incomplete, match=r"40 post-its \(n°\u00a01, 2, .*, 20 …\)"):
        check(replace(made.report(), sections=()))


def test_a_note_that_is_both_printed_and_refused_is_refused() -> None:
    made = Collection()
    made.note("a")
    report = made.report()
    both = replace(report, annex=replace(report.annex, refused=report.sections[0].unsorted))
    with pytest.raises(Incomplete, match="comptés deux fois"):
        check(both)


def test_a_note_of_no_question_of_the_project_is_missed_loudly() -> None:
    made = Collection()
    made.note("a")
    things = [thing for thing in made.things if not isinstance(thing, Question)]
    with pytest.raises(Incomplete):
        check(build_report(Snapshot(things), MEETING, made_at=AT))


def test_what_a_writer_drew_is_checked_like_the_report() -> None:
    made = Collection()
    first, second = made.note("a"), made.note("b", withdrawn_by=Party.FACILITATOR)
    report = made.report()
    check(report, drawn=[first.id, second.id])
    with pytest.raises(Incomplete, match="n°\u00a02"):
        check(report, drawn=[first.id])
    with pytest.raises(Incomplete, match="à tort"):
        check(report, drawn=[first.id, second.id, NoteId("invented")])


def test_things_of_a_project_without_the_meeting_are_enough_to_fail() -> None:
    things = [Project(id=PROJECT, title="Coopérer", created_at=AT)]
    with pytest.raises(KeyError):
        build_report(Snapshot(things), MEETING, made_at=AT)


@st.composite
def collections(draw: st.DrawFn) -> Collection:
    """Any notes in any state, stacked and placed anywhere, even where no rule would put them."""
    made = Collection("Un ?", "Deux ?", "Trois ?")
    clusters: list[ClusterId] = []
    for index in range(draw(st.integers(0, 6))):
        parent = draw(st.sampled_from([None, *clusters, ClusterId(f"{index:05}")]))
        clusters.append(
            made.cluster(draw(st.text(max_size=3)), question=draw(st.integers(1, 3)), parent=parent)
        )
    amount = draw(st.integers(0, 12))
    ids = [NoteId(f"{n:05}") for n in range(1, 3 * amount + 10)]
    for number in range(1, amount + 1):
        note = made.note(
            f"texte {number}",
            question=draw(st.integers(1, 3)),
            review=draw(st.sampled_from(Review)),
            withdrawn_by=draw(st.sampled_from([None, None, *Party])),
            isolated=draw(st.booleans()),
            stack_id=draw(st.sampled_from([None, None, *ids])),
            correction=draw(st.sampled_from([None, None, f"corrigé {number}"])),
        )
        for cluster in draw(st.lists(st.sampled_from(clusters), max_size=3, unique=True)) if clusters else []:
            made.place(note, cluster)
    return made


@given(collections())
def test_any_collection_adds_up_and_holds_every_text(made: Collection) -> None:
    report = made.report()
    check(report)
    count = report.count
    assert count.printed + count.withdrawn + count.refused == count.collected
    assert set(every_text(report)) == {thing.text for thing in made.things if isinstance(thing, Note)}


@given(collections(), st.data())
def test_any_report_made_to_lose_a_note_is_refused(made: Collection, data: st.DataObject) -> None:
    notes = [thing for thing in made.things if isinstance(thing, Note)]
    if not notes:
        return
    lost = data.draw(st.sampled_from(notes))
    kept = [thing for thing in made.things if thing is not lost]
    without = build_report(Snapshot(kept), MEETING, made_at=AT)
    with pytest.raises(Incomplete, match=f"n°\u00a0{lost.number}\\."):
        check(replace(without, collected=made.report().collected))


def test_a_synthesis_of_another_meeting_is_not_mixed_in() -> None:
    made = Collection()
    made.cluster("a")
    made.things.append(
        Synthesis(id=made.things[0].id, cluster_id=ClusterId("other"), text="ailleurs", created_at=AT)
    )
    assert made.report().sections[0].clusters[0].synthesis == ""


def test_a_note_in_two_clusters_tells_in_each_where_else_it_is() -> None:
    made = Collection("Un", "Deux")
    first, rubric = made.cluster("Un lieu"), made.cluster("Des moments")
    part = made.cluster("Le midi", parent=rubric)
    both = made.note("au restaurant", into=first)
    made.place(both, part)
    made.note("au jardin", into=first)
    report = made.report()
    told = {c.number: [note.also for note in c.notes] for c in report.sections[0].every_cluster()}
    assert told == {"1.1": [("1.2.1",), ()], "1.2": [], "1.2.1": [("1.1",)]}
    assert report.count.printed == 2
    check(report)


def test_what_matters_and_when_it_was_corrected_are_kept() -> None:
    made = Collection()
    made.note("corigé", correction="corrigé", corrected_at=AT, importance=2)
    report = made.report()
    (note,) = report.sections[0].unsorted
    assert (note.importance, note.corrected_at) == (2, AT)
    assert report.annex.corrected[0].corrected_at == AT


def staged(entered: int, *, used_s: int = 0) -> Collection:
    """A meeting of two stages of 15 minutes, in one of them since 9 o'clock."""
    made = Collection(stage_id=StageId(f"stage-{entered}"), stage_started_at=AT)
    for rank in (1, 2):
        made.things.append(
            Stage(
                id=StageId(f"stage-{rank}"),
                meeting_id=MEETING,
                rank=rank,
                title="Étape",
                kind=StageKind.SORT,
                minutes=15,
                used_s=used_s,
            )
        )
    return made


@pytest.mark.parametrize(
    ("stage", "later", "under_way"),
    [
        (1, timedelta(minutes=5), True),
        (1, timedelta(hours=2), True),
        (2, timedelta(minutes=14), True),
        (2, timedelta(minutes=134), True),
        (2, timedelta(minutes=136), False),
        (1, timedelta(days=1), False),
    ],
)
def test_a_meeting_is_under_way_until_long_after_its_last_stage(
    stage: int, later: timedelta, under_way: bool
) -> None:
    snapshot = Snapshot(staged(stage).things)
    assert build_report(snapshot, MEETING, made_at=AT + later).under_way is under_way


def test_a_meeting_that_has_no_stage_entered_is_under_way_on_its_day() -> None:
    snapshot = Snapshot(Collection().things)
    later = [AT + timedelta(days=days) for days in (-1, 0, 1)]
    assert [build_report(snapshot, MEETING, made_at=at).under_way for at in later] == [False, True, False]
    undated = Snapshot(Collection(day=None).things)
    assert not build_report(undated, MEETING, made_at=AT).under_way


def test_people_are_told_by_structure_and_name() -> None:
    made = Collection()
    for name, structure, present in (("zoé", "école", True), ("Ali", "École", True), ("Bo", "", False)):
        made.things.append(
            Attendee(
                id=AttendeeId(name),
                meeting_id=MEETING,
                name=name,
                structure=structure,
                present=present,
                created_at=AT,
            )
        )
    report = made.report()
    assert [one.name for one in report.attendees] == ["Bo", "Ali", "zoé"]
    assert [one.name for one in report.present] == ["Ali", "zoé"]


def test_quotes_are_told_recording_by_recording() -> None:
    made = Collection()
    for number, hour in ((1, 1), (2, 0)):
        started = AT + timedelta(hours=hour)
        made.things.append(
            Recording(id=RecordingId(f"r{number}"), meeting_id=MEETING, started_at=started, ended_at=started)
        )
    made.quote("après", time_s=5, recording_id=RecordingId("r1"))
    made.quote("avant", time_s=9, recording_id=RecordingId("r2"))
    made.quote("un jour")
    assert [(q.text, q.recording) for q in made.report().quotes] == [
        ("avant", 1),
        ("après", 2),
        ("un jour", None),
    ]


def test_the_only_recording_has_no_number() -> None:
    made = Collection()
    made.things.append(Recording(id=RecordingId("r1"), meeting_id=MEETING, started_at=AT))
    made.quote("ici", time_s=5, recording_id=RecordingId("r1"))
    assert made.report().quotes[0].recording is None


def test_what_was_agreed_to_is_told_of_sounds_that_are_kept() -> None:
    made = Collection()
    kept = Recording(
        id=RecordingId("r1"),
        meeting_id=MEETING,
        started_at=AT,
        agreed_at=AT,
        file="a.wav",
        heard_by="l’animatrice",
        kept_for="un mois",
    )
    made.things += [kept, replace(kept, id=RecordingId("r2"), file=None)]
    assert made.report().sounds == (ReportSound(agreed_at=AT, heard_by="l’animatrice", kept_for="un mois"),)


def test_every_note_is_found_by_its_number() -> None:
    made = Collection()
    top = made.note("dessus")
    made.note("dessous", stack_id=top.id)
    made.note("non", review=Review.REFUSED)
    made.note("retiré", withdrawn_by=Party.FACILITATOR)
    found = made.report().notes_by_number()
    assert {number: note.text for number, note in found.items()} == {
        1: "dessus",
        2: "dessous",
        3: "non",
        4: "retiré",
    }
