"""The documents of a meeting: what each holds, and that none loses a post-it or tells one that was taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atelier.documents.contents.minutes import minutes
from atelier.documents.contents.recap import recap
from atelier.documents.contents.synthesis import synthesis
from atelier.documents.contents.thanks import thanks
from atelier.documents.manuscript import Heading, Index, Items, Manuscript, Notes, Part, Said, Table, Text
from atelier.domain.document import EVERYTHING, Options
from atelier.domain.ids import NoteId
from atelier.domain.report import Incomplete, Report, ReportAttendee, ReportSound
from atelier.domain.things import ClusterState, MeetingKind, Party, Review
from tests.documents.collection import Collection

Contents = Callable[[Report, Options], Manuscript]
ALL = [minutes, synthesis, recap, thanks]
COMPLETE = [minutes, recap]


def full() -> Collection:
    """A meeting with something of everything."""
    made = Collection("Un ?", "Deux ?")
    trust = made.cluster("Confiance", state=ClusterState.VALIDATED)
    moments = made.cluster("Des moments")
    noon = made.cluster("Le midi", parent=moments)
    both = made.note("au restaurant", into=noon)
    made.place(both, trust)
    made.note("à la cantine", stack_id=both.id)
    made.note("tout seul", isolated=True)
    made.note("au hasard", question=2)
    made.note("pas relu", review=Review.PENDING)
    made.note("je regrette", withdrawn_by=Party.PARTICIPANT)
    made.note("écarté", question=2, review=Review.REFUSED)
    made.synthesis(trust, "On se fie (#1).\nEt plus encore.")
    made.quote("Bonjour", cluster_id=trust), made.quote("Au revoir")
    made.follow_up("Écrire")
    made.park("Qui paie ?")
    return made


def said(manuscript: Manuscript) -> list[str]:
    """Every text of a document in order, spaces plain."""
    texts: list[str] = []
    for element in manuscript.elements:
        match element:
            case Part() | Heading():
                texts.append(f"{getattr(element, 'number', '')} {element.title}".strip())
            case Text() | Said():
                texts.append("".join(words.text for words in element.words))
            case Items():
                texts += ["".join(words.text for words in item) for item in element.items]
            case Notes():
                texts += [
                    element.title,
                    *(each.shown_text for note in element.notes for each in note.every()),
                ]
            case Table():
                texts += [cell for row in element.rows for cell in row.cells]
            case Index():
                texts += [f"{entry.number} {entry.place}" for entry in element.entries]
    return [text.replace("\u00a0", " ") for text in texts]


def test_the_synthesis_tells_titles_then_words_and_no_post_it_but_those_cited() -> None:
    manuscript = synthesis(full().report(), EVERYTHING)
    assert said(manuscript) == [
        "1 · Un ?",
        "Proposition de structuration",
        "Confiance · validé par le groupe",
        "Des moments",
        "Le midi",
        "1.1 Confiance",
        "On se fie (« au restaurant » n° 1).",
        "Et plus encore.",
        "Bonjour",
        "1.2 Des moments",
        "1.2.1 Le midi",
        "Pas encore de synthèse.",
        "2 · Deux ?",
        "Aucun regroupement sur cette question.",
        "Verbatims",
        "Au revoir",
        "Suites",
        "Écrire",
        "–",
        "–",
        "local",
        "Questions en suspens",
        "Qui paie ?",
    ]
    assert "sans les post-its" in manuscript.notice
    assert not manuscript.complete


def test_the_proposition_is_numbered_as_the_clusters_are() -> None:
    items = [
        element for element in synthesis(full().report(), EVERYTHING).elements if isinstance(element, Items)
    ]
    assert items[0].numbers == ("1.1", "1.2", "1.2.1")


def test_the_recap_tells_every_post_it_after_the_proposition() -> None:
    manuscript = recap(full().report(), EVERYTHING)
    assert said(manuscript)[:14] == [
        "1 · Un ?",
        "Proposition de structuration",
        "Confiance · validé par le groupe",
        "Des moments",
        "Le midi",
        "Récapitulatif des post-its",
        "1.1 Confiance (2)",
        "au restaurant",
        "à la cantine",
        "1.2.1 Le midi (2)",
        "au restaurant",
        "à la cantine",
        "Isolés (1)",
        "tout seul",
    ]
    assert "7 post-its recueillis : 5 imprimés, 1 retiré, 1 non affiché. Tous sont dans ce document." in said(
        manuscript
    )
    assert "Bonjour" not in said(manuscript)


def test_the_thanks_tell_what_became_of_the_words_and_where_they_are() -> None:
    manuscript = thanks(full().report(), EVERYTHING)
    told = said(manuscript)
    assert told[0].startswith("Merci d’être venus")
    assert "Ensemble, nous avons recueilli 7 post-its" in told[0]
    assert "3 post-its, 3 regroupements, 1 isolé." in told
    assert "On se fie (« au restaurant » n° 1)." in told
    assert "Et plus encore." not in told
    assert told[-7:] == [
        "1 1.1 et 1.2.1",
        "2 1.1 et 1.2.1",
        "3 isolé en 1",
        "4 à classer en 2",
        "5 à relire",
        "6 retiré",
        "7 non affiché",
    ]
    assert (manuscript.title.replace("\u202f", " "), manuscript.complete) == ("Merci !", True)
    assert "Fiche de remerciement" in manuscript.full_title


def test_the_thanks_for_some_questions_count_only_what_they_tell() -> None:
    told = said(thanks(full().report(), Options(questions=(2,))))
    assert "nous avons recueilli 2 post-its" in told[0]
    assert told[-2:] == ["4 à classer en 2", "7 non affiché"]


def test_nobody_is_thanked_for_coming_to_an_intersession() -> None:
    made = Collection(kind=MeetingKind.INTERSESSION)
    made.note("a")
    told = said(thanks(made.report(), EVERYTHING))
    assert (
        told[0]
        == "Merci d’avoir pris le temps de répondre. Nous avons recueilli 1 post-it : voici ce qu’il est devenu."
    )
    assert "Merci de votre présence" in said(thanks(Collection().report(), EVERYTHING))[0]


def test_the_minutes_tell_decisions_and_who_was_there() -> None:
    people = (
        ReportAttendee(name="Zoé", structure="", group="", present=True, is_new=False),
        ReportAttendee(name="Anne", structure="École", group="enseignants", present=True, is_new=True),
        ReportAttendee(name="Luc", structure="École", group="", present=True, is_new=False),
        ReportAttendee(name="Ève", structure="CAF", group="", present=False, is_new=True),
    )
    report = replace(Collection().report(), attendees=people, resolutions=("On continue.",))
    told = said(minutes(report, EVERYTHING))
    assert told[2:] == [
        "Décisions",
        "On continue.",
        "Participants",
        "Présents",
        "École",
        "Anne (enseignants, première fois), Luc",
        "Sans structure",
        "Zoé",
        "Absents ou excusés",
        "CAF",
        "Ève",
        "Annexe : le décompte des post-its",
        "Aucun post-it n’a été recueilli.",
    ]
    assert "Participants" not in said(minutes(report, Options(attendance=False)))


def test_the_minutes_tell_what_people_agreed_to_for_a_sound() -> None:
    agreed = ReportSound(
        agreed_at=datetime(2026, 10, 4, 9, 12, tzinfo=UTC), heard_by="l’animatrice", kept_for="un mois"
    )
    report = replace(full().report(), sounds=(agreed,))
    assert said(minutes(full().report(), EVERYTHING)) == [
        line for line in said(minutes(report, EVERYTHING)) if "accord" not in line and "Son de" not in line
    ]
    (told,) = [line for line in said(minutes(report, EVERYTHING)) if "accord" in line]
    assert told.startswith("Son enregistré : accord des personnes noté le")
    assert told.endswith(", écouté par l’animatrice, gardé un mois.")


def test_a_structure_typed_in_two_ways_is_one_and_somebody_without_a_name_is_told() -> None:
    people = tuple(
        ReportAttendee(name=name, structure=structure, group="", present=True, is_new=True)
        for name, structure in (("Anne", "École Pasteur"), ("Luc", "ecole pasteur"), ("", "CAF"))
    )
    report = replace(Collection().report(), attendees=people)
    assert report.structures == ("CAF", "École Pasteur")
    told = said(minutes(report, EVERYTHING))
    assert told[4:8] == [
        "École Pasteur",
        "Anne (première fois), Luc (première fois)",
        "CAF",
        "sans nom (première fois)",
    ]


def test_the_synthesis_names_nobody_where_that_is_not_wanted() -> None:
    someone = ReportAttendee(name="Zoé", structure="", group="", present=True, is_new=False)
    report = replace(full().report(), attendees=(someone,))
    assert "Zoé" in said(synthesis(report, EVERYTHING))
    assert "Zoé" not in said(synthesis(report, Options(attendance=False)))


@pytest.mark.parametrize("contents", ALL)
def test_what_a_participant_took_back_is_told_nowhere(contents: Contents) -> None:
    made = full()
    made.note("mes mots", withdrawn_by=Party.PARTICIPANT, correction="mes mots à moi")
    made.synthesis(made.cluster("Autre"), "#6 #8")
    assert "mots à moi" not in repr(said(contents(made.report(), EVERYTHING)))
    assert "je regrette" not in repr(said(contents(made.report(), EVERYTHING)))


@pytest.mark.parametrize("contents", ALL)
@pytest.mark.parametrize(
    "options",
    [Options(questions=(1,)), Options(questions=(7,)), Options(post_its=False), Options(annex=False)],
)
def test_a_document_that_leaves_post_its_out_claims_no_sum(contents: Contents, options: Options) -> None:
    manuscript = contents(full().report(), options)
    # The thanks have no annex to leave out: they tell where each post-it is.
    assert manuscript.complete == (contents is thanks and not options.questions)
    assert "recueillis :" not in repr([text for text in said(manuscript) if not text.startswith("Merci")])
    manuscript.check()


@pytest.mark.parametrize("contents", COMPLETE)
def test_a_document_without_an_option_says_what_is_missing(contents: Contents) -> None:
    assert contents(full().report(), Options(annex=False)).notice.startswith("Document partiel")
    assert contents(full().report(), EVERYTHING).notice == ""


def test_options_that_a_document_has_no_use_for_make_it_no_part() -> None:
    report = full().report()
    assert recap(report, Options(quotes=False, attendance=False)).notice == ""
    assert thanks(report, Options(post_its=False, annex=False, quotes=False)).notice == ""
    assert "partiel" not in synthesis(report, Options(post_its=False, annex=False)).notice


@pytest.mark.parametrize("contents", COMPLETE)
def test_numbers_are_left_out_where_nobody_wants_them(contents: Contents) -> None:
    for numbers in (True, False):
        elements = contents(full().report(), Options(numbers=numbers)).elements
        assert {element.numbered for element in elements if isinstance(element, Notes)} == {numbers}


@pytest.mark.parametrize("contents", COMPLETE)
def test_a_complete_document_that_lost_a_post_it_is_known(contents: Contents) -> None:
    manuscript = contents(full().report(), EVERYTHING)
    manuscript.check()
    manuscript.check(manuscript.note_ids())
    with pytest.raises(Incomplete, match=r"n°.1\."):
        manuscript.check({id for id, number in manuscript.report.collected.items() if number != 1})
    lossy = replace(manuscript, elements=tuple(e for e in manuscript.elements if not isinstance(e, Table)))
    with pytest.raises(Incomplete, match="3 post-its"):
        lossy.check()


def test_thanks_that_forget_where_a_post_it_is_are_known() -> None:
    manuscript = thanks(full().report(), EVERYTHING)
    manuscript.check()
    (index,) = (element for element in manuscript.elements if isinstance(element, Index))
    others = tuple(element for element in manuscript.elements if element is not index)
    lossy = replace(manuscript, elements=(*others, Index(entries=index.entries[:-1])))
    with pytest.raises(Incomplete, match=r"n°.7\."):
        lossy.check()
    with pytest.raises(Incomplete, match="7 post-its"):
        manuscript.check(drawn=())


@pytest.mark.parametrize("contents", ALL)
@pytest.mark.parametrize("options", [Options(questions=(1,)), Options(post_its=False), Options(annex=False)])
def test_a_report_that_lost_a_post_it_is_refused_even_in_part(contents: Contents, options: Options) -> None:
    report = full().report()
    first, second = report.sections
    lossy = replace(report, sections=(replace(first, isolated=()), second))
    with pytest.raises(Incomplete, match=r"n°.3\."):
        contents(lossy, options).check()
    (note,) = first.isolated
    alien = replace(note, id=NoteId("alien"), number=999)
    with pytest.raises(Incomplete):
        contents(replace(report, sections=(replace(first, isolated=(note, alien)), second)), options).check()


@st.composite
def collections(draw: st.DrawFn) -> Collection:
    """Notes in any state anywhere."""
    made = Collection("Un ?", "Deux ?")
    clusters = [made.cluster("a"), made.cluster("", question=2)]
    for n in range(draw(st.integers(0, 12))):
        question = draw(st.sampled_from([1, 2]))
        made.note(
            f"mot {n}",
            question=question,
            into=draw(st.sampled_from([None, clusters[question - 1]])),
            review=draw(st.sampled_from(Review)),
            withdrawn_by=draw(st.sampled_from([None, *Party])),
            isolated=draw(st.booleans()),
        )
    return made


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(collections())
def test_whatever_state_post_its_are_in_no_document_loses_one(made: Collection) -> None:
    report = made.report()
    for contents in COMPLETE:
        contents(report, EVERYTHING).check()
    (index,) = [e for e in thanks(report, EVERYTHING).elements if isinstance(e, Index)] or [Index(entries=())]
    assert [entry.number for entry in index.entries] == sorted(report.collected.values())
