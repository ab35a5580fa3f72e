"""The menu of what helps: « Aide »."""

from atelier.domain.language import gettext as _
from atelier.ui.menus.spec import ActionSpec


def help_specs() -> tuple[ActionSpec, ...]:
    """« Aide »."""
    menu = _("A&ide")
    return (
        ActionSpec(name="palette", menu=menu, text=_("&Toutes les commandes…"), keys=("Ctrl+K",)),
        ActionSpec(name="shortcuts", menu=menu, text=_("&Raccourcis clavier"), keys=("F1",), apart=True),
        ActionSpec(name="guide", menu=menu, text=_("&Guide"), keys=("Shift+F1",)),
    )
