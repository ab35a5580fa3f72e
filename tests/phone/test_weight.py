"""The page goes over a weak Wi-Fi: one request, 30 kB at most in each language; what makes its sources light."""

import re
import threading
from collections.abc import Iterator

import pytest

from atelier.phone.languages import tongues
from atelier.phone.weight import light_css, light_js
from tests.phone.handset import Handset
from tests.phone.waiting_room import CODE, WaitingRoom

HEAVIEST = 30_000
TEXTS = tuple(f"Qu’est-ce qui fait que ça matche entre nous, vu de la place {n} ?" for n in "12345")


@pytest.fixture
def hall() -> Iterator[WaitingRoom]:
    """Five questions, and everything asked."""
    hall = WaitingRoom(TEXTS)
    hall.edit(asks_name=True, asks_structure=True, asks_group=True, shows_board=True)
    yield hall
    hall.close()
    for thread in threading.enumerate():
        if thread.name == "AnyIO worker thread":
            thread.join(5)


@pytest.mark.parametrize("tag", [tongue.tag for tongue in tongues()])
def test_the_form_in_each_language(phone: Handset, tag: str) -> None:
    page = phone.get(f"/{CODE}", headers={"Accept-Language": tag})
    assert f'lang="{tag}"' in page.text
    assert len(page.content) <= HEAVIEST
    # Nothing else is asked for: no picture, style or script from elsewhere.
    assert not re.findall(r"""(?:src|href)=["'](?!/|\?|data:|#)""", page.text)
    assert not re.findall(r"<(?:img|link rel=\"stylesheet\"|script src)", page.text)


def test_a_style_sheet_loses_comments_and_indentation() -> None:
    assert (
        light_css("/* why */\na{\n  color:red;\n  margin:0 1px\n}\nb{top:0}\n")
        == "a{color:red;margin:0 1px}b{top:0}"
    )


@pytest.mark.parametrize(
    ("source", "light"),
    [
        ("// why\nconst answer = 1;\n", "let a=1;"),
        ('const url = "http://x // y";\n', 'let a="http://x // y";'),
        ("function more(count, step) {\n  return count + step;\n}\n", "function c(a,b){return a+b;}"),
        ("const key = { key: note.key };\n", "let a={key:note.key};"),
        ("let all = [...list];\nconst list = all;\n", "let a=[...b],b=a;"),
        ("const found = text.match(/[ =,]+x/);\n", "let a=text.match(/[ =,]+x/);"),
        ("const half = whole / 2;\nconst other = half / 4;\n", "let a=whole / 2,b=a / 4;"),
    ],
)
def test_a_script_says_the_same_in_short(source: str, light: str) -> None:
    assert light_js(source) == light


def test_a_short_name_is_never_one_that_is_used() -> None:
    assert light_js("const first = a;\nconst second = b;\n") == "let c=a,d=b;"
