"""QR codes that phones read: the right shape, and texts escaped as the readers expect."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.phone.qr import qr_matrix, wifi_text

FINDER = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")


def test_a_code_is_square_with_three_finders_and_no_margin() -> None:
    matrix = qr_matrix("http://192.168.1.20:8753/KXTQPM")
    rows = ["".join("01"[dark] for dark in row) for row in matrix]
    assert len(rows) == 25
    assert {len(row) for row in rows} == {25}
    assert tuple(row[:7] for row in rows[:7]) == FINDER
    assert tuple(row[-7:] for row in rows[:7]) == FINDER
    assert tuple(row[:7] for row in rows[-7:]) == FINDER


def test_the_same_text_gives_the_same_code() -> None:
    assert qr_matrix("WIFI:T:WPA;S:Café;P:été;;") == qr_matrix("WIFI:T:WPA;S:Café;P:été;;")
    assert qr_matrix("a") != qr_matrix("b")


def test_a_code_is_drawn_once() -> None:
    assert qr_matrix("http://10.0.0.5:8753/KXTQPM") is qr_matrix("http://10.0.0.5:8753/KXTQPM")


@pytest.mark.parametrize(
    ("name", "password", "text"),
    [
        ("Atelier-Salle", "pommedeterre", "WIFI:T:WPA;S:Atelier-Salle;P:pommedeterre;;"),
        ("Ouvert", "", "WIFI:T:nopass;S:Ouvert;P:;;"),
        ('a;b,c:d"e\\f', "x;y", 'WIFI:T:WPA;S:a\\;b\\,c\\:d\\"e\\\\f;P:x\\;y;;'),
        ("Café d’à côté", "12345678", "WIFI:T:WPA;S:Café d’à côté;P:12345678;;"),
    ],
)
def test_wifi(name: str, password: str, text: str) -> None:
    assert wifi_text(name, password) == text


@given(st.text(), st.text(min_size=1))
def test_wifi_is_read_back(name: str, password: str) -> None:
    field = r"((?:[^\\;,:\"]|\\.)*)"
    match = re.fullmatch(f"WIFI:T:WPA;S:{field};P:{field};;", wifi_text(name, password), re.DOTALL)
    assert match
    assert [re.sub(r"\\(.)", r"\1", found, flags=re.DOTALL) for found in match.groups()] == [name, password]
