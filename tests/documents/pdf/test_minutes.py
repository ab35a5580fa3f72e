"""The minutes as a PDF, read back: complete, in order, and found again by its bookmarks."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from atelier.documents.formats import write_document
from atelier.documents.pdf import pages as pages_module
from atelier.documents.pdf.chips import ChipBox
from atelier.domain.dates import day_and_time
from atelier.domain.report import Incomplete
from atelier.domain.text import NOTE_LENGTH, clean
from atelier.domain.things import ClusterState, MeetingKind, Party, Review, Scope
from tests.documents.collection import AT, Collection
from tests.documents.drawing import draw_minutes
from tests.documents.pdf_reading import body, outline, pages, squeezed

NASTY = [
    "<b>gras</b> & <i>pas fermé",
    "&amp; &#233; &nbsp;",
    '<img src="/etc/passwd" width="10" height="10"/>',
    "<para><font color=red></para>",
    "%s {0} {name} \\n \\",
    "(parenthèses ( non ) fermées",
    "=SOMME(A1:A9)",
    "zéro\u200bwidth\u200d\ufeff",
    "Merci 🙏🏽 👩‍🏫 🇫🇷 1️⃣",
    "→ ✓ ★ ≤ 3 €",
    "نعم",
    "الثقة بين المدرسة والمركز",
    "நம்பிக்கை கெட்டியாக இருக்க வேண்டும்",
    "שלום לכולם",
    "Спасибо, ευχαριστώ, děkuji",
    "汉字とかな",
    "e\u0301le\u0300ve",
    "un\ndeux\n\n- trois",
    "x" * NOTE_LENGTH,
    "mot " * (NOTE_LENGTH // 4),
    "\U0010fffd\ue000\ufffe",
]


def in_order(texts: list[str], content: bytes) -> None:
    """See that the PDF holds every text once, in that order."""
    found = body(content)
    at = 0
    for text in map(squeezed, texts):
        assert found.count(text) == 1, text
        assert found.index(text, at) >= at, text
        at = found.index(text) + len(text)


def test_post_its_are_there_once_in_order() -> None:
    made = Collection("Un ?", "Deux ?")
    texts = [f"Idée numéro {n} du groupe, avec « des guillemets » – et d’autres" for n in range(1, 61)]
    for n, text in enumerate(texts):
        made.note(text, question=1 if n < 30 else 2)
    in_order(texts, draw_minutes(made.report()))


def test_the_order_is_clusters_then_isolated_then_to_sort() -> None:
    made = Collection()
    made.note("au hasard")
    made.note("toute seule", isolated=True)
    made.note("dans le second", into=made.cluster("Second"))
    first = made.cluster("Titre")
    made.note("dans le titre", into=first)
    content = draw_minutes(made.report())
    in_order(
        ["dans le second", "1.2Titre", "dans le titre", "Isolés", "toute seule", "À classer", "au hasard"],
        content,
    )


def test_visible_numbers_stand_before_their_notes() -> None:
    made = Collection()
    made.note("Lien de confiance"), made.note("Qualité")
    text = " ".join(pages(draw_minutes(made.report()))[0].split())
    assert "1 Lien de confiance" in text
    assert "2 Qualité" in text


def test_a_stack_prints_every_wording() -> None:
    made = Collection()
    top = made.note("Confiance")
    made.note("La confiance, quoi", stack_id=top.id), made.note("Se fier", stack_id=top.id)
    content = draw_minutes(made.report())
    in_order(["Post-its (3)", "Confiance ×3", "La confiance, quoi", "Se fier"], content)


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_note_is_printed_as_it_was_written(text: str) -> None:
    made = Collection()
    made.note("avant"), made.note(text), made.note("après")
    content = draw_minutes(made.report())
    visible = "".join(c for c in text if c not in "\u200b\u200d\ufeff")
    found = "".join(c for c in body(content) if c not in "\u200b\u200d\ufeff")
    assert squeezed(visible) in found.replace("Post-its(3),suite", "")
    assert not any(list(page.images) for page in PdfReader(BytesIO(content)).pages)


def test_nasty_words_everywhere_else_are_harmless_too() -> None:
    for text in NASTY[:18]:
        made = Collection(text, title=text, place=text)
        cluster = made.cluster(text[:200])
        made.note("a", into=cluster)
        made.synthesis(cluster, text)
        made.quote(text, cluster_id=cluster, speaker=text, time_s=1)
        made.follow_up(text, who=text, due=text)
        made.park(text)
        assert draw_minutes(made.report()).startswith(b"%PDF")


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.text(min_size=1, max_size=200).map(clean).filter(bool), max_size=15), st.data())
def test_any_notes_in_any_state_are_printed_to_their_end(texts: list[str], data: st.DataObject) -> None:
    made = Collection("Un ?", "Deux ?")
    clusters = [made.cluster("a"), made.cluster("", question=2)]
    for text in texts:
        question = data.draw(st.sampled_from([1, 2]))
        made.note(
            text,
            question=question,
            into=data.draw(st.sampled_from([None, clusters[question - 1]])),
            review=data.draw(st.sampled_from(Review)),
            withdrawn_by=data.draw(st.sampled_from([None, *Party])),
            isolated=data.draw(st.booleans()),
        )
    assert len(pages(draw_minutes(made.report()))) >= 1


def test_what_is_off_the_wall_is_in_the_annex_with_its_words() -> None:
    made = Collection()
    made.note("au mur")
    made.note("pas relu", review=Review.PENDING)
    made.note("repris", withdrawn_by=Party.PARTICIPANT)
    made.note("ôté", withdrawn_by=Party.FACILITATOR)
    made.note("déplacé", review=Review.REFUSED)
    made.note("corigé", correction="corrigé")
    content = draw_minutes(made.report())
    in_order(
        ["au mur", "6 corrigé", "Annexe : les post-its", "pas relu", "ôté", "déplacé", "corigé"],
        content,
    )
    assert squeezed("6 post-its recueillis : 3 imprimés, 2 retirés, 1 non affiché.") in body(content)


def test_what_matters_is_told_beside_its_number_and_where_else_a_note_is_at_its_end() -> None:
    made = Collection()
    first, rubric = made.cluster("Un lieu"), made.cluster("Des moments")
    part = made.cluster("Le midi", parent=rubric)
    both = made.note("au restaurant", into=first, importance=2)
    made.place(both, part)
    under = made.note("à la cantine", stack_id=both.id, importance=1)
    made.place(under, part)
    in_order(
        [
            "1.1 Un lieu",
            "1 ++ au restaurant ×2 2 + à la cantine aussi en 1.2.1",
            "1.2 Des moments",
            "1.2.1 Le midi",
            "1 ++ au restaurant ×2 2 + à la cantine aussi en 1.1",
            "2 post-its recueillis : 2 imprimés.",
        ],
        draw_minutes(made.report()),
    )


def test_a_correction_is_dated_in_the_annex() -> None:
    made = Collection()
    made.note("corigé", correction="corrigé", corrected_at=AT)
    at = squeezed(f"corrigé le {day_and_time(AT)}")
    assert squeezed("tel qu’il a été écrit, ") + at in body(draw_minutes(made.report()))


def test_the_words_that_a_participant_took_back_are_counted_but_not_printed() -> None:
    made = Collection()
    made.note("je regrette", correction="je regrete", withdrawn_by=Party.PARTICIPANT)
    content = body(draw_minutes(made.report()))
    assert squeezed("je regret") not in content
    assert squeezed("retiré par la personne qui l’a écrit") in content
    assert squeezed("1 post-it recueilli : 1 retiré.") in content


def test_everything_else_of_the_meeting_is_printed() -> None:
    made = Collection()
    cluster = made.cluster("Confiance")
    note = made.note("a", into=cluster)
    made.synthesis(cluster, f"On se fie (#{note.number}), pas à #99.")
    made.quote("On s’appelle.", cluster_id=cluster, speaker="directrice", time_s=2061)
    made.quote("On reviendra.", time_s=3723)
    made.follow_up("Écrire à l’inspection", who="Fédération", due="mai", scope=Scope.DEPARTMENT, done=True)
    made.park("Qui paie ?")
    in_order(
        [
            "1.1 Confiance",
            "On se fie (« a » n° 1), pas à #99.",
            "« On s’appelle. » — 34:21, directrice",
            "« On reviendra. » — 1:02:03",
            "Écrire à l’inspection Fédération mai départemental, fait",
            "Questions en suspens",
            "Qui paie ?",
        ],
        draw_minutes(made.report()),
    )


def test_what_the_group_made_of_a_cluster_stands_beside_its_title() -> None:
    made = Collection("Un ?")
    made.cluster("Lien", state=ClusterState.VALIDATED)
    made.cluster("Temps", state=ClusterState.SET_ASIDE)
    made.cluster("Lieu")
    found = body(draw_minutes(made.report()))
    assert squeezed("Lien · validé par le groupe") in found
    assert squeezed("Temps · laissé de côté") in found
    assert found.count(squeezed("par le groupe")) == 1
    assert "1.1 Lien" in str(outline(draw_minutes(made.report())))


def test_an_empty_meeting_makes_one_honest_page() -> None:
    content = draw_minutes(Collection("Un ?", "Deux ?").report())
    assert len(pages(content)) == 1
    assert body(content).count(squeezed("Aucun post-it sur cette question.")) == 2
    assert squeezed("Aucun post-it n’a été recueilli.") in body(content)


def test_a_question_counts_what_waits_for_it() -> None:
    made = Collection("Un ?", "Deux ?", "Trois ?")
    made.note("montré", question=2)
    made.note("à relire", question=2, review=Review.PENDING)
    for text in ("gardé", "gardé aussi"):
        made.note(text, question=3, review=Review.PENDING)
    made.note("refusé", review=Review.REFUSED)
    made.note("retiré", question=2, review=Review.PENDING, withdrawn_by=Party.PARTICIPANT)
    in_order(
        [
            "1 · Un ?",
            "Aucun post-it sur cette question.",
            "2 · Deux ?",
            "montré",
            "1 post-it en attente de relecture, en annexe.",
            "3 · Trois ?",
            "2 post-its en attente de relecture, en annexe.",
        ],
        draw_minutes(made.report()),
    )


def test_what_no_question_shows_says_which_it_answers() -> None:
    made = Collection("Un ?", "Deux ?")
    made.note("à relire", question=2, review=Review.PENDING)
    made.note("ôté", question=1, withdrawn_by=Party.FACILITATOR)
    made.note("repris", question=2, withdrawn_by=Party.PARTICIPANT)
    made.note("écarté", question=1, review=Review.REFUSED)
    in_order(
        [
            "1 à relire question 2, en attente de relecture",
            "2 ôté question 1, retiré par l’animation",
            "3 – question 2, retiré par la personne qui l’a écrit",
            "4 écarté question 1, non affiché à la relecture",
        ],
        draw_minutes(made.report()),
    )


def test_what_is_not_known_is_left_out() -> None:
    content = draw_minutes(Collection(day=None, place="").report())
    assert "Date" not in body(content)


def test_an_intersession_is_called_so() -> None:
    content = draw_minutes(Collection(kind=MeetingKind.INTERSESSION).report())
    assert squeezed("Compte rendu de l’intersession") in body(content)


def test_three_hundred_notes_are_all_there() -> None:
    made = Collection("Un ?", "Deux ?", "Trois ?", "Quatre ?")
    texts = [f"{n} " + "des mots pour faire ensemble " * (1 + n % 4) + f"fin{n}" for n in range(1000, 1300)]
    for n, text in enumerate(texts):
        made.note(text, question=1 + n // 75)
    content = draw_minutes(made.report())
    assert 8 <= len(pages(content)) <= 16
    in_order(texts, content)


def test_pages_are_numbered() -> None:
    made = Collection()
    for _ in range(90):
        made.note("quelques mots " * 12)
    reader = PdfReader(BytesIO(draw_minutes(made.report())))
    count = len(reader.pages)
    assert count > 2
    for number, page in enumerate(reader.pages, start=1):
        assert f"{number} / {count}" in page.extract_text()
        assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]


def test_bookmarks_lead_to_every_part() -> None:
    made = Collection("Qu’est-ce qui marche ?", "Et 🎉 après ?")
    rubric = made.cluster("Rubrique")
    made.cluster("Dedans", parent=rubric), made.cluster("")
    made.note("seul", isolated=True)
    made.park("Qui ?")
    assert outline(draw_minutes(made.report())) == [
        (0, "1 · Qu’est-ce qui marche ?"),
        (1, "1.1 Rubrique"),
        (2, "1.1.1 Dedans"),
        (1, "1.2 Sans titre"),
        (1, "Isolés"),
        (0, "2 · Et 🎉 après ?"),
        (0, "Questions en suspens"),
        (0, "Annexe\u00a0: le décompte des post-its"),
    ]


def test_the_file_says_what_it_is_and_in_which_language() -> None:
    reader = PdfReader(BytesIO(draw_minutes(Collection().report())))
    assert reader.metadata is not None
    assert reader.metadata.title == "Compte rendu de la rencontre – 2e rencontre – Coopérer"
    assert reader.metadata.author == "Atelier"
    assert reader.trailer["/Root"]["/Lang"] == "fr-FR"  # type: ignore[index]


@pytest.mark.usefixtures("in_english")
def test_in_another_language_the_file_says_so() -> None:
    reader = PdfReader(BytesIO(draw_minutes(Collection().report())))
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"  # type: ignore[index]


def test_only_shipped_fonts_are_used_and_they_are_embedded() -> None:
    made = Collection()
    made.note("Été الثقة 🎉 நம் שלום → é")
    fonts = {
        font.get_object()["/BaseFont"].split("+")[-1]: font.get_object()
        for page in PdfReader(BytesIO(draw_minutes(made.report()))).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
        if font.get_object()["/Subtype"] == "/TrueType"
    }
    assert {"AtkinsonHyperlegible-Regular", "NotoSansArabic-Regular", "NotoEmoji-Regular"} <= set(fonts)
    assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in fonts.values())


@pytest.mark.parametrize("filler", range(1, 40, 3))
def test_no_heading_stands_at_the_foot_of_a_page(filler: int) -> None:
    made = Collection("Un ?", "Deux ?")
    first = made.cluster("Premier")
    made.synthesis(first, "\n".join("ligne" for _ in range(filler)))
    for n in range(30):
        made.note(
            "une idée " * 14, into=made.cluster(f"Titre{n}", question=1 + n // 15), question=1 + n // 15
        )
    for text in pages(draw_minutes(made.report())):
        last = text.strip().splitlines()[-1]
        assert "Titre" not in last
        assert "Deux ?" not in last
        assert "Post-it (" not in last


def test_a_report_that_lost_a_note_is_not_drawn() -> None:
    made = Collection()
    made.note("a"), made.note("b")
    report = made.report()
    lossy = replace(report, sections=(replace(report.sections[0], unsorted=()),))
    with pytest.raises(Incomplete, match="2 post-its"):
        draw_minutes(lossy)


def test_a_note_that_was_not_drawn_stops_the_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Collection()
    made.note("a")
    target = tmp_path / "compte-rendu.pdf"
    monkeypatch.setattr(ChipBox, "draw", lambda _self, _canvas: None)
    with pytest.raises(Incomplete, match="n°\u00a01"):
        write_document("minutes", made.report(), target)
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_written(tmp_path: Path) -> None:
    target = tmp_path / "compte rendu – été.pdf"
    write_document("minutes", Collection().report(), target)
    assert len(PdfReader(target).pages) == 1
    assert list(tmp_path.iterdir()) == [target]


def test_documents_asked_for_at_the_same_time_are_all_right() -> None:
    reports = {}
    for word in ("Éclair", "الثقة", "நம்பிக்கை", "🎉👩‍🏫"):
        made = Collection()
        for n in range(20):
            made.note(f"{word} {n}")
        reports[word] = made.report()
    with ThreadPoolExecutor(4) as pool:
        contents = list(pool.map(draw_minutes, reports.values()))
    for word, content in zip(reports, contents, strict=True):
        assert body(content).count(squeezed(word)) == 20


def test_one_document_is_drawn_after_the_other() -> None:
    with ThreadPoolExecutor(1) as pool:
        with pages_module.DRAWING:
            waiting = pool.submit(draw_minutes, Collection().report())
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.3)
        assert waiting.result(timeout=5).startswith(b"%PDF")
