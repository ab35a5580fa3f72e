"""What argparse complains of, it says in French, in this version of Python too."""

import pytest

from atelier.usage import SpokenParser, understood


def parser() -> SpokenParser:
    """One of each kind of argument."""
    made = SpokenParser("atelier", description="Essai.")
    made.add_argument("--port", type=int)
    made.add_argument("--base", required=True)
    made.add_argument("kind", choices=["minutes", "recap"])
    return made


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["minutes"], "il manque --base"),
        (["minutes", "--base", "x", "--wrong"], "« --wrong » n’est pas compris"),
        (["minutes", "--base"], "« --base » attend une valeur"),
        (["minutes", "--base", "x", "--port", "douze"], "« douze » ne convient pas à « --port »"),
        (["other", "--base", "x"], "« other » n’existe pas"),
    ],
)
def test_wrong_usage_is_one_french_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        parser().parse_args(arguments)
    complaint = capsys.readouterr().err
    assert left.value.code == 2
    assert said in complaint
    assert complaint.count("\n") == 1


def test_the_help_is_in_understood() -> None:
    shown = parser().format_help()
    for english in ("usage:", "positional arguments", "show this help"):
        assert english not in shown
    assert "montrer cette aide" in shown


def test_an_unknown_complaint_is_told_as_it_is() -> None:
    assert understood("something new") == "something new"
