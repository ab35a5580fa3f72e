"""What is said where no font has a character."""

import pytest

from atelier.documents.contents.minutes import minutes
from atelier.documents.contents.thanks import thanks
from atelier.documents.pdf.unshown import unshown, unshown_in
from atelier.domain.document import EVERYTHING, Options
from atelier.domain.report import NUMBERS_NAMED
from atelier.domain.things import Review
from tests.documents.collection import Collection
from tests.documents.drawing import draw_minutes
from tests.documents.pdf_reading import pages

MISSING = "ᏣᎳᎩ"
SEEN = "Ça, ქართული ខ្មែរ 汉字 🎉 الثقة"


def told(made: Collection, options: Options = EVERYTHING) -> str:
    """What the minutes say."""
    return plain(unshown_in(minutes(made.report(), options)))


def plain(text: str) -> str:
    """The text with spaces of one kind."""
    return text.replace("\u00a0", " ")


def test_where_all_is_shown_nothing_is_said() -> None:
    made = Collection(SEEN, title=SEEN, place=SEEN)
    cluster = made.cluster(SEEN)
    made.note(f"{SEEN}\n\t{SEEN}", into=cluster), made.note(SEEN, review=Review.REFUSED)
    made.synthesis(cluster, f"- {SEEN} (#1)\n> {SEEN}"), made.quote(SEEN, speaker=SEEN)
    assert told(made) == ""


def test_each_post_it_is_told_by_its_number_wherever_it_is() -> None:
    made = Collection()
    cluster = made.cluster()
    under = made.note(f"dessus {SEEN}", into=cluster)
    made.note(MISSING, into=cluster, stack_id=under.id), made.note(SEEN)
    made.note(f"un mot, {MISSING}", isolated=True), made.note(MISSING, review=Review.REFUSED)
    assert told(made) == (
        "« � » tient lieu de caractères que ce fichier ne peut pas montrer : 3 post-its (n° 2, 4, 5)."
        " Un document Word les montre."
    )


def test_numbers_that_are_not_to_be_told_are_counted() -> None:
    made = Collection()
    made.note(MISSING)
    assert "post-it n° 1." in told(made)
    assert "montrer : 1 post-it." in told(made, Options(numbers=False))


@pytest.mark.parametrize("where", ["title", "place", "question", "cluster", "synthesis", "quote", "speaker"])
def test_any_other_text_is_told_of(where: str) -> None:
    words = {name: MISSING if name == where else "mot" for name in ("title", "place", "speaker")}
    made = Collection(MISSING if where == "question" else "mot", title=words["title"], place=words["place"])
    cluster = made.cluster(MISSING if where == "cluster" else "mot")
    made.note("mot", into=cluster)
    made.synthesis(cluster, f"- {MISSING}" if where == "synthesis" else "mot")
    made.quote(MISSING if where == "quote" else "mot", speaker=words["speaker"])
    assert "montrer : d’autres textes." in told(made)


def test_it_is_said_once_of_hundreds() -> None:
    sentence = plain(unshown(range(1, 301), numbered=True))
    assert "300 post-its (n° 1, 2, 3" in sentence
    assert f"{NUMBERS_NAMED} …)" in sentence


def test_it_stands_on_the_first_page_of_any_document() -> None:
    made = Collection()
    made.note(MISSING)
    assert "« � » tient lieu" in plain(pages(draw_minutes(made.report()))[0])
    assert unshown_in(thanks(made.report(), EVERYTHING)) == ""  # it has no words of post-its
