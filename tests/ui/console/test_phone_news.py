"""What is told of the way in for phones as it changes."""

from atelier.ui.console.phone_news import PhoneNews
from atelier.ui.console.status import Phones

HOME = Phones(3, "http://192.168.1.20:8753/ABCDEF")
SCHOOL = Phones(0, "http://10.0.0.5:8753/ABCDEF")
LOST = Phones(0, "http://127.0.0.1:8753/ABCDEF", "Cet ordinateur n’est relié à aucun réseau.")


def test_the_first_address_is_no_news() -> None:
    news = PhoneNews()
    assert news.follow(Phones()) is None
    assert news.follow(HOME) is None
    assert news.follow(Phones(4, HOME.address)) is None


def test_another_address_is_told_with_the_one_before() -> None:
    news = PhoneNews()
    news.follow(HOME)
    told = news.follow(SCHOOL)
    assert told
    assert told.lasting
    assert "192.168.1.20:8753 est devenue 10.0.0.5:8753" in told.sentence
    assert "scanner à nouveau" in told.sentence
    assert news.follow(SCHOOL) is None


def test_a_network_that_comes_back_is_good_news() -> None:
    news = PhoneNews()
    news.follow(HOME)
    assert news.follow(LOST) is None
    told = news.follow(HOME)
    assert told
    assert not told.lasting
    assert "de nouveau" in told.sentence


def test_another_network_after_none_is_told_as_another_address() -> None:
    news = PhoneNews()
    news.follow(HOME)
    news.follow(LOST)
    told = news.follow(SCHOOL)
    assert told
    assert told.lasting
    assert "192.168.1.20:8753 est devenue 10.0.0.5:8753" in told.sentence
