"""Every key that does something, in groups: those of the menus are read off them, the others are told here."""

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from atelier.domain.language import gettext as _
from atelier.ui.finding.palette_choices import bare
from atelier.ui.menus import AZERTY, ActionSpec, action_specs


@dataclass(frozen=True, slots=True)
class Shortcut:
    """What is done, and by which keys, as one reads them."""

    text: str
    keys: str


@dataclass(frozen=True, slots=True)
class Group:
    """Shortcuts that belong together, under a heading."""

    heading: str
    shortcuts: tuple[Shortcut, ...]


def shortcut_groups() -> tuple[Group, ...]:
    """Every group: the capture line and the board first, which have most of the work; then the menus in their order."""
    specs = action_specs()
    menus = (_group(menu, specs) for menu in dict.fromkeys(spec.menu for spec in specs))
    return (_capture(), _board(), _search(), *(group for group in menus if group.shortcuts))


def native(keys: str) -> str:
    """Keys in the words of the system's language."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _group(menu: str, specs: tuple[ActionSpec, ...]) -> Group:
    told = [shortcut for spec in specs if spec.menu == menu and (shortcut := _shortcut(spec)) is not None]
    # One line for all the questions, of which each has the key of its number.
    return Group(bare(menu), tuple(dict.fromkeys(told)))


def _shortcut(spec: ActionSpec) -> Shortcut | None:
    number = spec.name.removeprefix("question_")
    if number != spec.name and number.isdecimal():
        last = len(AZERTY)
        return Shortcut(_("Question 1 à {last}").format(last=last), f"{native('Ctrl+1')}…{last}")
    text, _tab, told = spec.text.partition("\t")
    keys = native(spec.keys[0]) if spec.keys else told
    return Shortcut(bare(text), keys) if keys else None


def _capture() -> Group:
    enter, shift = _("Entrée"), native("Shift+A")[:-1]
    return Group(
        _("Ligne de saisie"),
        (
            Shortcut(_("Ajouter le post-it"), enter),
            Shortcut(_("Aller à la ligne dans le post-it"), f"{shift}{enter}"),
            Shortcut(_("Coller plusieurs post-its"), native("Ctrl+V")),
            Shortcut(_("Vide : retirer le post-it montré"), _("Suppr")),
            Shortcut(_("Passer au tableau"), _("Tab")),
        ),
    )


def _board() -> Group:
    # What is done with what is chosen, the menus tell, with its plain keys.
    shift = native("Shift+A")[:-1]
    return Group(
        _("Tableau"),
        (
            Shortcut(_("Aller d’un post-it à l’autre"), "← ↑ → ↓"),
            Shortcut(_("Choisir ou non ce post-it"), _("Espace")),
            Shortcut(_("Étendre le choix"), f"{shift}← ↑ → ↓"),
            Shortcut(_("Choisir ses voisins, puis tout"), native("Ctrl+A")),
            Shortcut(_("Changer l’ordre"), native("Ctrl+Shift+A")[:-1] + "← ↑ → ↓"),
            Shortcut(_("Nommer le regroupement"), _("F2 ou Entrée")),
            Shortcut(_("Écrire un post-it"), _("Autres lettres")),
            Shortcut(_("Après un glisser : écrire"), _("Toute lettre")),
            Shortcut(_("Ne plus rien choisir"), _("Échap")),
            Shortcut(_("Agrandir, réduire"), _("Ctrl+molette")),
        ),
    )


def _search() -> Group:
    enter, shift = _("Entrée"), native("Shift+A")[:-1]
    return Group(
        _("Recherche"),
        (
            Shortcut(_("Résultat suivant, précédent"), f"{enter}, {shift}{enter}"),
            Shortcut(_("Parcourir la liste"), "↑ ↓"),
            Shortcut(_("Fermer la recherche"), _("Échap")),
        ),
    )
