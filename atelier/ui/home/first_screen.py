"""What the Accueil says where there is no meeting yet: what the app does, in three steps, and where to begin."""

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from atelier.domain.language import gettext as _
from atelier.ui.home.step_drawing import Deed, StepDrawing
from atelier.ui.home.tile_grid import TileGrid
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look
from atelier.ui.widgets.dialog_layout import PAGE_MARGIN_PX, centred, scrolled
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping


def first_screen(new_project: QPushButton, example: QPushButton, archive: QPushButton) -> QWidget:
    """What the app does and where to begin, in the middle of the screen."""
    new_project.setText(_("Créer un premier projet"))
    for other in (example, archive):
        look(other, "large")
    hint = _(
        "Un projet réunit vos rencontres et leurs questions\xa0; Atelier en propose quatre, à garder ou à changer.\n"
        "L’exemple est une rencontre déjà remplie, pour essayer sans crainte.\n"
        "Une archive est un projet qui vient d’un autre ordinateur\xa0; vous pouvez aussi la déposer ici."
    )
    column = QVBoxLayout()
    column.setSpacing(16)
    column.addStretch(2)
    column.addWidget(plain_label(_("Bienvenue dans Atelier"), kind="page", wrap=True))
    column.addWidget(plain_label(_promise(), kind="lead", wrap=True))
    column.addSpacing(16)
    column.addWidget(_steps())
    column.addSpacing(16)
    column.addWidget(wrapping(WrappingRow((new_project, example, archive))))
    column.addWidget(plain_label(hint, kind="muted", wrap=True))
    column.addStretch(3)
    return scrolled(look(centred(column, top=PAGE_MARGIN_PX, bottom=PAGE_MARGIN_PX), "paper"))


def _promise() -> str:
    return _(
        "Chacun écrit ses idées sur son téléphone, le groupe les rassemble au tableau, "
        "et le compte rendu est prêt le soir même.\nSans internet, sans compte."
    )


def _steps() -> TileGrid:
    write = _(
        "Projetez le code\xa0: chacun envoie ses post-its depuis son téléphone. Vous tapez ceux des autres."
    )
    group = _("Glissez les post-its les uns sur les autres, devant tout le monde, puis donnez un titre.")
    report = _("Exportez le compte rendu\xa0: chaque post-it y est, avec son numéro. Rien ne se perd.")
    return TileGrid(
        [
            _step(Deed.WRITE, _("1. Recueillir"), write),
            _step(Deed.GROUP, _("2. Regrouper"), group),
            _step(Deed.REPORT, _("3. Rendre compte"), report),
        ]
    )


def _step(deed: Deed, title: str, text: str) -> QFrame:
    frame = look(QFrame(), "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(8)
    column.addWidget(StepDrawing(deed))
    column.addSpacing(8)
    column.addWidget(plain_label(title, kind="heading", wrap=True))
    column.addWidget(plain_label(text, wrap=True))
    column.addStretch(1)
    return frame
