"""What the command palette offers: every action of the menus, every cluster, every stage; and which come first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence

from atelier.domain.likeness import SCATTERED, unlikeness
from atelier.ui.finding.offer import Offer

_BY_MENU = 1000
MOST_RECENT = 8
"""How many of the choices made last are offered first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Offer):
    """Something to do; `where` it is found without the palette."""

    run: Callable[[], object]


def bare(text: str) -> str:
    """The text of an action without the mark of its letter, its keys and its dots."""
    words = text.split("\t")[0].replace("&&", "\0").replace("&", "").replace("\0", "&")
    return words.rstrip("…")


def told_keys(action: QAction) -> str:
    """The keys of an action as one reads them; those that only the board answers to stand in its text."""
    shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return shortcut or action.text().partition("\t")[2]


def of_action(action: QAction, menu: str) -> Choice:
    """The choice that an action of that menu is."""
    return Choice(
        name=action.objectName(),
        text=bare(action.text()),
        where=bare(menu),
        run=action.trigger,
        keys=told_keys(action),
        applies=action.isEnabled(),
    )


def ranked(choices: Iterable[Choice], query: str, recent: Sequence[str]) -> list[Choice]:
    """Those that fit what was typed, the nearest first; what was chosen lately before its equals.

    What doesn't apply comes last, whatever was typed.
    """
    order = {name: at for at, name in enumerate(recent)}
    fitting = []
    for at, choice in enumerate(choices):
        far = unlikeness(query, choice.text)
        if far is None:
            # By the name of its menu too, though that says less.
            by_menu = unlikeness(query, f"{choice.text} {choice.where}")
            far = by_menu + _BY_MENU if by_menu is not None and by_menu < SCATTERED else None
        if far is not None:
            fitting.append((not choice.applies, far, order.get(choice.name, len(order)), at, choice))
    return [choice for *_rank, choice in sorted(fitting, key=lambda entry: entry[:4])]


def remembered(recent: Sequence[str], name: str) -> tuple[str, ...]:
    """The names chosen lately, that one now the last."""
    return (name, *(other for other in recent if other != name))[:MOST_RECENT]
