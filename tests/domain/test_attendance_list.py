"""A pasted list of people: which column is what, whether the first line names them, and who is told by each row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.attendance import Person
from atelier.domain.attendance_list import MOST_COLUMNS, MOST_ROWS, Column, PeopleTable, read_people
from atelier.domain.ids import PeerGroupId, ProjectId
from atelier.domain.things import PeerGroup

PARENTS = PeerGroup(id=PeerGroupId("g"), project_id=ProjectId("p"), name="Parents d’élèves", rank=1)
NAME, FIRST, STRUCTURE = Column.NAME, Column.FIRST_NAME, Column.STRUCTURE
GROUP, PRESENT, IS_NEW, LEFT_OUT = Column.GROUP, Column.PRESENT, Column.IS_NEW, Column.LEFT_OUT


def people(text: str) -> list[tuple[str, str, bool] | None]:
    found = read_people(text, [PARENTS]).people([PARENTS])
    return [(each.name, each.structure, each.present) if each else None for each in found]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Nom\tPrénom\tOrganisme\tPrésent(e)\na\tb\tc\tx", (NAME, FIRST, STRUCTURE, PRESENT)),
        ("NOM PRÉNOM;Structure;E-mail;Groupe de pairs\na;b;c;d", (NAME, STRUCTURE, LEFT_OUT, GROUP)),
        ("Prénom,Nom,Nouveau\na,b,oui", (FIRST, NAME, IS_NEW)),
        ("Amina\nYann", (NAME,)),
        ("Amina Benali\tÉcole\nYann\tCentre", (NAME, STRUCTURE)),
        ("Benali\tAmina\tCentre social\nLe Goff\tYann\tÉcole\nPetit\tLéa\tÉcole", (NAME, FIRST, STRUCTURE)),
        ("Amina B\tCentre\tx\nYann L\tÉcole\t", (NAME, STRUCTURE, PRESENT)),
        ("Amina B\toui\tnon\nYann L\toui\toui", (NAME, PRESENT, IS_NEW)),
        ("Amina B\tparents d'eleves\nYann L\tParents d’élèves", (NAME, GROUP)),
        ("Amina B\ta@b.fr\t06 12 34 56 78\tCentre", (NAME, LEFT_OUT, LEFT_OUT, STRUCTURE)),
        ("", ()),
    ],
)
def test_columns_are_told_by_their_header_or_what_is_in_them(text: str, columns: tuple[Column, ...]) -> None:
    assert read_people(text, [PARENTS]).columns == columns


def test_first_name_comes_first_and_blank_is_not_there() -> None:
    told = people("Nom\tPrénom\tStructure\tPrésent\nBenali\tAmina\tCentre\tx\nLe Goff\tYann\tÉcole\t")
    assert told == [("Amina Benali", "Centre", True), ("Yann Le Goff", "École", False)]


@pytest.mark.parametrize("mark", ["x", "X", "Oui", "1", "✓", "présente", "Présent"])
def test_a_tick_is_present(mark: str) -> None:
    assert people(f"Nom;Présent\nAmina;{mark}") == [("Amina", "", True)]


@pytest.mark.parametrize("mark", ["", "non", "0", "Excusée", "absent"])
def test_none_is_excused(mark: str) -> None:
    assert people(f"Nom;Présent\nAmina;{mark}\nYann;x")[0] == ("Amina", "", False)


def test_a_group_is_known_whatever_its_capitals_and_accents() -> None:
    (found,) = read_people("Nom;Groupe\nAmina;PARENTS D'ELEVES", [PARENTS]).people([PARENTS])
    assert found == Person(name="Amina", peer_group_id=PARENTS.id)


def test_new_is_told_only_where_a_column_says_it() -> None:
    assert [p.is_new for p in read_people("Nom;Nouveau\nA;x\nB;").people([]) if p] == [True, False]
    assert [p.is_new for p in read_people("Nom;Structure\nA;b").people([]) if p] == [None]


def test_quoted_cells_keep_their_delimiters_and_line_ends_fold() -> None:
    assert people('"Benali, Amina","Centre\nsocial"\n"Le Goff, Yann",École') == [
        ("Benali, Amina", "Centre social", True),
        ("Le Goff, Yann", "École", True),
    ]


def test_a_quotation_mark_that_is_never_closed_swallows_nobody() -> None:
    assert len(people('"Amina\tCentre\nYann\tÉcole')) == 2


def test_marks_that_open_two_cells_swallow_nobody_between_them() -> None:
    assert people('Jean;"Phare\nLuc;B\nAnne;"Mer\nZoé;"Le Port; quai 2"') == [
        ("Jean", '"Phare', True),
        ("Luc", "B", True),
        ("Anne", '"Mer', True),
        ("Zoé", "Le Port; quai 2", True),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\tNom\tStructure\n1\tJean Dupont\tPhare", [("Jean Dupont", "Phare", True)]),
        (
            "\tAnne Roy\n\tLuc Bo\nMer\tZoé",
            [("", "Anne Roy", True), ("", "Luc Bo", True), ("Mer", "Zoé", True)],
        ),
    ],
)
def test_a_first_cell_that_is_empty_is_a_cell(text: str, told: list[tuple[str, str, bool]]) -> None:
    assert people(text) == told


def test_rows_that_tell_nobody_or_too_much_are_told() -> None:
    assert people(f"Nom;Structure;Présent\n;;x\n{'a' * 999};b;x\nAmina;;x") == [
        None,
        None,
        ("Amina", "", True),
    ]


def test_a_column_said_otherwise_takes_the_other_s_place() -> None:
    table = read_people("Amina\tCentre").with_column(1, NAME)
    assert table.columns == (LEFT_OUT, NAME)


def test_the_first_line_may_be_a_person_after_all() -> None:
    table = read_people("Nom\tStructure\nAmina\tCentre")
    assert len(table.with_header(is_header=False).rows) == 2
    assert table.with_header(is_header=False).with_header(is_header=True) == table


def test_an_endless_list_has_an_end() -> None:
    read = read_people("\n".join(f"Nom {n}" for n in range(MOST_ROWS + 5)))
    assert (len(read.rows), read.unread) == (MOST_ROWS, 5)
    assert read.with_header(is_header=True).unread == 5


def test_so_has_an_endless_line() -> None:
    assert len(read_people(";".join("a" * 5_000)).columns) == MOST_COLUMNS


@given(st.text(alphabet=st.sampled_from("aé\t;,|\"\n\r \x00x@1'"), max_size=60) | st.text(max_size=60))
def test_whatever_is_pasted_is_read(text: str) -> None:
    table = read_people(text, [PARENTS])
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert len(table.people([PARENTS])) == len(table.rows)
    assert isinstance(table.with_header(is_header=True), PeopleTable)
