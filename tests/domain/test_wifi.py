"""Which names and passwords of a Wi-Fi are kept, and which are shown to nobody."""

import pytest

from atelier.domain.wifi import joinable, wifi_name_problem, wifi_password_problem


@pytest.mark.parametrize("name", ["", "Salle", "x" * 32, "é" * 16])
def test_a_name_that_a_network_may_have(name: str) -> None:
    assert wifi_name_problem(name) == ""
    assert joinable(name, "secret;1") == (name, "secret;1")


@pytest.mark.parametrize("name", ["x" * 33, "é" * 17])
def test_a_name_that_no_network_has(name: str) -> None:
    assert "trop long" in wifi_name_problem(name)
    assert joinable(name, "") == ("", "")


@pytest.mark.parametrize("password", ["", "court", "x" * 63, "é" * 63, "0aF9" * 16])
def test_a_password_that_a_network_may_have(password: str) -> None:
    assert wifi_password_problem(password) == ""
    assert joinable("Salle", password) == ("Salle", password)


@pytest.mark.parametrize("password", ["x" * 64, "0aF9" * 16 + "0", "mot de passe " * 280])
def test_a_password_that_no_network_has(password: str) -> None:
    assert "63" in wifi_password_problem(password)
    assert joinable("Salle", password) == ("", "")
