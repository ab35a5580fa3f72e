"""The picture of the board: everything is on it, whole, and nothing on top of anything else."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.documents.wall.board import SHAPE, draw_board
from atelier.documents.wall.parts import Box, Part, Words
from atelier.domain.document import EVERYTHING, Options
from atelier.domain.geometry import Rect
from atelier.domain.things import ClusterState, Party, Review
from tests.documents.collection import Collection
from tests.documents.wall.placing import Lain, every_part, every_words, labels, notes
from tests.documents.whole_meeting import whole_meeting


def drawn(made: Collection, options: Options = EVERYTHING) -> Part:
    """Its picture."""
    return draw_board(made.report(), options)


def holds(outer: Lain, inner: Lain) -> bool:
    """Whether one lies inside the other."""
    a, b = outer.rect, inner.rect
    return a.x <= b.x and a.y <= b.y and b.right <= a.right + 0.01 and b.bottom <= a.bottom + 0.01


def crowd(count: int, clusters: int = 5) -> Collection:
    """So many post-its, most of them in clusters."""
    made = Collection("Un", "Deux")
    ids = [made.cluster(f"Regroupement {at}", question=1 + at % 2) for at in range(clusters)]
    for at in range(count):
        cluster = at % (clusters + 2)
        into = ids[cluster] if cluster < clusters else None
        made.note("mot " * (1 + at % 9), question=1 + cluster % 2, into=into, isolated=cluster == clusters)
    return made


def test_every_post_it_of_the_wall_is_drawn_in_each_of_its_clusters() -> None:
    report = whole_meeting().report()
    shown = Counter(note.id for section in report.sections for note in section.every_note())
    assert Counter(draw_board(report, EVERYTHING).every_note_id()) == shown


@pytest.mark.parametrize(("count", "clusters"), [(0, 0), (1, 5), (12, 5), (120, 5), (50, 1), (120, 0)])
def test_no_post_it_lies_on_another_and_all_lie_in_what_holds_them(count: int, clusters: int) -> None:
    picture = drawn(crowd(count, clusters))
    lain = notes(picture)
    assert len(lain) == count
    assert not overlapping([each.rect for each in lain])
    whole = next(every_part(picture))
    assert all(holds(whole, each) for each in every_part(picture))
    for outer in every_part(picture):
        assert all(holds(outer, inner) for inner in every_part(outer.part, *outer.rect[:2]))
        inside = (Rect(each.x, each.y, each.part.width, each.part.height) for each in outer.part.parts)
        assert not overlapping(list(inside))


def test_what_is_in_no_cluster_goes_on_below_where_it_is_much() -> None:
    made = Collection()
    for at in range(80):
        made.note("a", isolated=at % 2 == 0)
    (question,) = drawn(made).parts
    isolated, unsorted = question.part.parts
    assert isolated.x == unsorted.x == 0
    assert isolated.bottom < unsorted.y


@given(st.lists(st.text(max_size=80), min_size=1, max_size=4))
def test_all_words_fit_into_their_part(texts: list[str]) -> None:
    made = Collection(texts[0], title=texts[0][:200])
    cluster = made.cluster(texts[0])
    for text in texts:
        made.note(text, into=cluster)
    for words, part in every_words(drawn(made)):
        assert 0 <= words.x <= words.right <= part.width + 0.01
        assert words.y >= 0
        assert words.bottom <= part.height + 0.01
        assert all(line.width_pt <= words.right - words.x + 0.01 for line in words.lines)


def test_no_words_lie_on_others_however_long() -> None:
    made = whole_meeting()
    made.note("m" * 90, into=made.cluster("i" * 200, state=ClusterState.VALIDATED))
    for lain in every_part(drawn(made)):
        words = [shape for shape in lain.part.shapes if isinstance(shape, Words)]
        assert not overlapping([inked(each) for each in words])
        assert all(each.bottom <= lain.part.height + 0.01 for each in words)


def inked(words: Words) -> Rect:
    """Where words stand, from the left."""
    width = max(line.width_pt for line in words.lines)
    return Rect(words.x, words.y, width - 0.01, words.bottom - words.y - 0.01)


def overlapping(rects: list[Rect]) -> list[tuple[Rect, Rect]]:
    """Those that share some area."""
    return [pair for pair in combinations(rects, 2) if pair[0].overlaps(pair[1])]


def test_a_pile_shows_every_wording_and_its_edges() -> None:
    made = Collection()
    top = made.note("dessus")
    made.note("dessous", stack_id=top.id), made.note("au fond", stack_id=top.id)
    (pile,) = notes(drawn(made))
    lines = written(pile.part).replace("\u00a0", " ").split("\n")
    assert lines == ["n° 1   ×3", "dessus", "n° 2", "dessous", "n° 3", "au fond"]
    edges = [shape for shape in pile.part.shapes if isinstance(shape, Box)]
    assert len(edges) == 4
    assert max(edge.y + edge.height for edge in edges) == pile.part.height


def test_the_picture_is_spread_over_a_screen() -> None:
    few, many = drawn(crowd(6)), drawn(crowd(400, clusters=30))
    assert many.width > few.width
    assert many.height < 1.5 * SHAPE * many.width


def test_it_is_told_question_by_question_cluster_by_cluster() -> None:
    made = Collection("Un", "Deux")
    rubric = made.cluster("Moments")
    part = made.cluster("", parent=rubric)
    top = made.note("Le midi", into=part, importance=2)
    made.place(top, made.cluster("Repas"))
    made.note("A midi", stack_id=top.id)
    made.note("seul", question=2, isolated=True), made.note("libre", question=2)
    pile = "n°\u00a01, ++, aussi\u00a0en\u00a0{}\u00a0: Le midi\nn°\u00a02\u00a0: A midi"
    assert labels(drawn(made)) == [
        "1 · Un",
        "1.1 Moments, 0 post-it",
        "1.1.1 Sans titre, 2 post-its",
        pile.format("1.2"),
        "1.2 Repas, 2 post-its",
        pile.format("1.1.1"),
        "2 · Deux",
        "Isolés (1)",
        "n°\u00a03\u00a0: seul",
        "À classer (1)",
        "n°\u00a04\u00a0: libre",
    ]


def written(picture: Part) -> str:
    """All that is written, read from the glyphs."""
    return "\n".join(
        "".join(
            run.face.text(glyph.code) for piece in line.pieces for run in piece.runs for glyph in run.glyphs
        )
        for words, _part in every_words(picture)
        for line in words.lines
    )


def test_the_foot_counts_what_is_not_on_the_wall() -> None:
    made = Collection()
    made.note("a"), made.note("b", review=Review.PENDING), made.note("c", review=Review.REFUSED)
    made.note("d", withdrawn_by=Party.PARTICIPANT), made.note("e", withdrawn_by=Party.FACILITATOR)
    told = written(drawn(made)).replace("\u00a0", " ")
    assert "5 post-its recueillis. Ne sont pas sur le tableau : 1 à relire, 2 retirés, 1 non affiché." in told
    assert "recueilli.\n" in written(drawn(crowd(1))) + "\n"


def test_what_the_group_made_of_a_cluster_is_said() -> None:
    made = Collection()
    made.cluster("Un", state=ClusterState.VALIDATED), made.cluster("Deux", state=ClusterState.SET_ASIDE)
    told = written(drawn(made))
    assert "validé par le groupe" in told
    assert "laissé de côté" in told
    assert "Aucun post-it dans ce regroupement." in told


def test_a_question_alone_is_drawn_alone_and_said_to_be() -> None:
    made = Collection("Un", "Deux")
    made.note("a"), made.note("b", question=2)
    picture = drawn(made, Options(questions=(2,)))
    assert labels(picture) == ["2 · Deux", "À classer (1)", "n°\u00a02\u00a0: b"]
    assert "seulement la question 2" in written(picture)


def test_numbers_can_be_left_out() -> None:
    made = Collection()
    made.note("a", importance=1)
    assert "n°" not in written(drawn(made, Options(numbers=False)))
    assert "+" in written(drawn(made, Options(numbers=False)))


def test_a_meeting_that_is_not_over_is_said_to_be() -> None:
    report = Collection().report()
    assert "le jour de la rencontre" not in written(draw_board(report, EVERYTHING))
    assert "le jour de la rencontre" in written(draw_board(replace(report, under_way=True), EVERYTHING))


def test_an_empty_question_says_so() -> None:
    assert "Aucun post-it sur cette question." in written(drawn(Collection()))


def test_taken_apart_it_is_the_same_picture() -> None:
    picture = drawn(crowd(60))
    pieces = list(picture.pieces(most=5))
    assert sum(1 for piece in pieces for _ in piece.part.every_note_id()) == 60
    assert max(len(list(piece.part.every_note_id())) for piece in pieces) <= 5
    places = [lain.rect for piece in pieces for lain in notes_at(piece.part, piece.x, piece.y)]
    assert places == [lain.rect for lain in notes(picture)]
    shapes = sum(len(lain.part.shapes) for lain in every_part(picture))
    assert shapes == sum(len(lain.part.shapes) for piece in pieces for lain in every_part(piece.part))


def notes_at(part: Part, x: float, y: float) -> list[Lain]:
    """The post-its of a part that lies there."""
    return [lain for lain in every_part(part, x, y) if lain.part.note_ids]


def test_what_no_font_has_is_told_at_the_foot() -> None:
    made = Collection("Un", "Deux")
    made.note("ᏣᎳᎩ"), made.note("ᏣᎳᎩ", question=2), made.note("ქართული", question=2)
    assert "2 post-its (n° 1, 2)." in foot(drawn(made))
    assert "post-it n° 2." in foot(drawn(made, Options(questions=(2,))))
    assert "montrer : 2 post-its." in foot(drawn(made, Options(numbers=False)))
    made.cluster("ᏣᎳᎩ")
    assert "n° 1, 2), d’autres textes." in foot(drawn(made))


def foot(picture: Part) -> str:
    """The last sentence, with spaces of one kind."""
    (words,) = [shape for shape in picture.shapes if isinstance(shape, Words)][-1:]
    runs = (run for line in words.lines for piece in line.pieces for run in piece.runs)
    text = "".join(run.face.text(glyph.code) for run in runs for glyph in run.glyphs)
    return text.replace("\u00a0", " ")
