"""Which notes are proposed for one pile: hand-made pairs, the properties of groups, and time."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.ids import NoteId
from atelier.domain.near_duplicates import MOST_LETTERS, MOST_ORDERS, near_duplicates

SAME = (
    ("Confiance", "La confiance"),
    ("la confiance", "LA CONFIANCE !"),
    ("L’écoute", "écoute"),
    ("L'écoute", "L’ÉCOUTE"),
    ("Des projets communs", "Un projet commun"),
    ("Les centres sociaux", "Le centre social"),
    ("Manque de temps", "manque de temps…"),
    ("Pas de temps", "Pas le temps"),
    ("On n’a pas le temps", "On a pas le temps"),
    ("Pas le temps", "On n’a pas le temps"),
    ("Il faut du temps", "Du temps"),
    ("Une réelle volonté", "Une réelle volonté."),
    ("Réunion parents-enseignants", "Réunion enseignants-parents"),
    ("École et famille", "famille / école"),
    ("Confiance entre parents et enseignants", "La confiance entre les enseignants et les parents"),
    ("École, famille, quartier", "quartier, école et famille"),
    ("Rencontrer les parents", "Rencontre des parents"),
    ("Respect des rythmes de chacun", "Respecter le rythme de chacun"),
    ("Pour accompagner les parents", "Accompagner les parents"),
    ("Pour le bien des familles", "Le bien des familles"),
    ("Faire le premier pas", "faire un premier pas"),
    ("Le bien-être de l’enfant", "Bien être de l’enfant"),
    ("Des lieux sûrs", "Un lieu sûr"),
    ("Le manque de bienveillance", "Manque de bienvaillance"),
    ("Bienveillance", "Bienvaillance"),
    ("Être à l’écoute des enseignants", "être à l’écoute des enseigants"),
    ("Communiquer avec les partenaires", "Comuniquer avec les partenaires"),
    ("Association de parents d’élèves", "Les associations de parents d’élèves"),
    ("Une actrice professionnelle", "Actrices professionnelles"),
    ("Un cœur de quartier", "un coeur de quartier"),
    ("Avoir un projet commun autour de l’enfant", "Un projet commun autour de l’enfant"),
    (
        "Travailler ensemble autour d’un projet commun",
        "Travailler ensemble autour d’un projet commun avec les familles",
    ),
    ("Organiser un repas parents enseignants", "Organiser un repas convivial avec les parents enseignants"),
    ("Les CM2 et les 6ème", "CM2 / 6ème"),
    ("+ de temps", "plus de temps"),
    ("- de bruit", "Moins de bruit"),
    ("Merci 😀", "merci 😀"),
    ("ثقة متبادلة", "ثقة متبادلة"),
    ("நம்பிக்கை", "நம்பிக்கை"),
    ("Trust each other", "trust each other."),
)
NOT_THE_SAME = (
    ("Pas de temps", "Du temps"),
    ("On n’a pas le temps", "On a le temps"),
    ("Il n’y a plus de temps", "Il y a plus de temps"),
    ("On ne travaille que le soir", "On travaille le soir"),
    ("Avec moyens", "Sans moyens"),
    ("Aucun projet", "Un projet"),
    ("Jamais de réunion", "Des réunions"),
    ("Personne ne vient", "Une personne vient"),
    ("Plus de temps", "Moins de temps"),
    ("+ de temps", "- de temps"),
    ("Trop de réunions", "Des réunions"),
    ("Trop de réunions", "Peu de réunions"),
    ("Manque de temps", "Du temps"),
    ("Réunion avant la rentrée", "Réunion après la rentrée"),
    ("2 rencontres", "3 rencontres"),
    ("Rencontre le 4 octobre", "Rencontre le 14 octobre"),
    ("10 %", "10 €"),
    ("Groupe B", "Groupe C"),
    ("Salle C", "Salle D"),
    ("Groupe A", "Groupe"),
    ("Le bien-être", "C’est bien"),
    ("Bien être", "Bien"),
    ("Des savoir-être", "Des savoir-faire"),
    ("Un lieu sûr", "Un lieu"),
    ("Le car scolaire", "scolaire"),
    ("Les parents peuvent venir", "Les parents doivent venir"),
    ("L’école était ouverte", "L’école est ouverte"),
    ("Rencontre avec l’EN", "Rencontre"),
    ("CM1", "CM2"),
    ("Le collège", "Les collègues"),
    ("Lien avec le collège", "Lien avec les collègues"),
    ("Un cours de théâtre", "Une cour de théâtre"),
    ("Médiation", "Méditation"),
    ("La différence", "différente"),
    ("Les compétences", "compétente"),
    ("CLAS", "Classe"),
    ("L’école aide les parents", "Les parents aident l’école"),
    ("De l’école vers le quartier", "Du quartier vers l’école"),
    ("De l’école et du quartier vers la famille", "De la famille et du quartier vers l’école"),
    ("Aide aux parents", "Aide des parents"),
    ("Aide à l’école", "Aide de l’école"),
    ("La confiance des parents", "La confiance par les parents"),
    ("Écoute", "Écoute et confiance"),
    ("Lien de confiance", "La confiance"),
    ("Un projet", "Un projet commun"),
    ("Les parents", "Les parents d’élèves"),
    ("Les parents d’élèves", "Association de parents d’élèves"),
    ("Réunion à l’école", "Réunion au centre social"),
    ("Ouvrir l’école aux parents", "Ouvrir l’école aux habitants"),
    ("Centre social", "Centre de loisirs"),
    ("A quoi cela peut servir", "A quoi cela peut me servir"),
    ("Avec qui ?", "Pour quoi faire ?"),
    ("L’école est ouverte", "L’école est ouverte ?"),
    ("Les parents :)", "Les parents :("),
    ("Merci 😀", "Merci 😡"),
    ("École > famille", "École < famille"),
    (
        "Organiser des réunions le soir avec les parents d’élèves",
        "Ne pas organiser de réunions le soir avec les parents d’élèves",
    ),
    (
        "Les réunions du soir avec les parents d’élèves du collège",
        "Arrêter les réunions du soir avec les parents d’élèves du collège",
    ),
    (
        "Les réunions du soir avec les parents d’élèves sont utiles",
        "Les réunions du soir avec les parents d’élèves sont rarement utiles",
    ),
    ("Réunion avec les parents d’élèves du quartier", "Réunion avec les parents d’élèves du quartier 2024"),
    (
        "Une réunion avec les parents d’élèves du quartier",
        "Une réunion avec les parents d’élèves du quartier 2 fois",
    ),
    (
        "Organiser une fête de quartier avec les parents en juin",
        "Organiser une fête de quartier avec les parents en septembre",
    ),
    (
        "Les réunions des parents du quartier du collège",
        "Les réunions du collège de samedi du quartier des parents",
    ),
    ("we have time to meet the parents at school", "we have no time to meet the parents at school"),
    ("haben wir Zeit für die Eltern der Kinder", "haben wir keine Zeit für die Eltern der Kinder"),
    ("tenemos tiempo para hablar con los padres", "tenemos poco tiempo para hablar con los padres"),
    ("信任信任信任信任老師", "信任信任信任信任家長"),
    ("نثق", "لا نثق"),
    ("?", "??"),
    ("…", "!"),
)


def alike(*texts: str) -> bool:
    """Whether those notes are proposed as one group."""
    return near_duplicates(named(*texts)) == [tuple(named(*texts))]


def named(*texts: str) -> dict[NoteId, str]:
    """Notes of those texts, named by their place."""
    return {NoteId(str(at)): text for at, text in enumerate(texts)}


@pytest.mark.parametrize(("one", "other"), SAME)
def test_nearly_the_same(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(("one", "other"), NOT_THE_SAME)
def test_not_the_same(one: str, other: str) -> None:
    assert near_duplicates(named(one, other)) == []
    assert near_duplicates(named(other, one)) == []


def test_two_that_are_like_a_third_are_not_chained() -> None:
    short = "Travailler ensemble sur un projet commun avec les familles du quartier"
    one, other = f"{short} volontaires", f"{short} présentes"
    for texts in ((one, short, other), (short, one, other)):
        assert near_duplicates(named(*texts)) == [("0", "1")]


def test_what_somebody_said_is_not_the_same_is_kept_apart() -> None:
    notes = named("Confiance", "La confiance", "confiance", "Du temps")
    one, two, three, _time = notes
    assert near_duplicates(notes, unlike={frozenset((one, two))}) == [(one, three)]
    assert near_duplicates(notes, unlike={frozenset((one, two)), frozenset((one, three))}) == [(two, three)]


def test_groups_are_in_the_order_of_their_first_notes() -> None:
    notes = named("Du temps", "Confiance", "Le temps", "La confiance", "temps")
    assert near_duplicates(notes) == [("0", "2", "4"), ("1", "3")]


def test_more_than_one_idea_is_only_what_is_in_the_same_words() -> None:
    text = "Un accompagnement des parents du quartier " * 8
    assert len(text) > MOST_LETTERS
    assert alike(text, text.upper())
    assert near_duplicates(named(text, text.replace("accomp", "acomp", 1))) == []
    # A little shorter, it is read as any other.
    short = text[:MOST_LETTERS]
    assert alike(short, short.replace("accomp", "acomp", 1))


def test_a_list_is_known_again_in_so_many_orders() -> None:
    words = ("école", "famille", "quartier", "collège", "centre")
    orders = [", ".join(order) for order in permutations(words)]
    (group,) = near_duplicates(named(*orders))
    assert len(group) == MOST_ORDERS < len(orders)


_NOTES = st.lists(st.sampled_from([text for pair in (*SAME, *NOT_THE_SAME) for text in pair]), max_size=25)


@given(_NOTES)
def test_groups_share_no_note_and_any_two_of_one_would_be_a_group(texts: list[str]) -> None:
    notes = named(*texts)
    groups = near_duplicates(notes)
    grouped = [id for group in groups for id in group]
    assert len(grouped) == len(set(grouped))
    for group in groups:
        for one in group:
            assert all(alike(notes[one], notes[other]) for other in group if other != one)


@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_text_is_taken(texts: list[str]) -> None:
    twice = named(*texts, *texts)
    for group in near_duplicates(twice):
        assert len(group) >= 2
