"""Re-cutting a récapitulatif by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.text import NOTE_LENGTH
from atelier.ui.dialogs.recap_draft import RecapDraft, code_points_before, decoded

TEXT = "Un\nDeux\nTrois\nQuatre"


def test_pieces_in_order() -> None:
    assert RecapDraft.of(TEXT).texts == ("Un", "Deux", "Trois", "Quatre")


def test_joining_puts_back_what_stood_between() -> None:
    assert RecapDraft.of("Le lien - le temps").joined(0).texts == ("Le lien - le temps",)


def test_joining_the_last_changes_nothing() -> None:
    draft = RecapDraft.of(TEXT)
    assert draft.joined(3) is draft
    assert draft.joined(-1) is draft


def test_splitting_at_an_end_changes_nothing() -> None:
    draft = RecapDraft.of("Le lien")
    assert draft.split(0, 0) is draft
    assert draft.split(0, 7) is draft
    assert draft.split(0, 2).texts == ("Le", "lien")


def test_what_is_left_out_follows_its_piece() -> None:
    draft = RecapDraft.of(TEXT).toggled(2)
    assert draft.texts == ("Un", "Deux", "Quatre")
    assert draft.joined(0).texts == ("Un Deux", "Quatre")
    assert draft.split(0, 1).texts == ("U", "n", "Deux", "Quatre")
    assert draft.split(2, 2).texts == ("Un", "Deux", "Quatre")
    assert draft.toggled(2).texts == ("Un", "Deux", "Trois", "Quatre")


def test_joining_with_one_left_out_takes_it_in() -> None:
    assert RecapDraft.of(TEXT).toggled(1).joined(0).texts == ("Un Deux", "Trois", "Quatre")
    assert RecapDraft.of(TEXT).toggled(0).joined(0).texts == ("Un Deux", "Trois", "Quatre")


def test_numbers_skip_what_is_left_out() -> None:
    draft = RecapDraft.of(TEXT).toggled(1)
    assert [draft.number(at) for at in range(4)] == [1, None, 2, 3]


def test_a_piece_too_long_is_told_unless_left_out() -> None:
    draft = RecapDraft.of("court\n" + "x" * (NOTE_LENGTH + 1))
    assert draft.too_long == (1,)
    assert draft.toggled(1).too_long == ()


@given(st.text(), st.integers(min_value=0, max_value=50))
def test_offsets_of_qt_become_code_points(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    units = len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
    assert code_points_before(text, units) == offset


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings(encoding: str) -> None:
    assert decoded("L’école ; été".encode(encoding)) == "L’école ; été"


@pytest.mark.parametrize("data", [b"PK\x03\x04\x00\x00", b"\xff\xfe\x00", b"%PDF\x00\xff"])
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(ValueError, match="text"):
        decoded(data)
