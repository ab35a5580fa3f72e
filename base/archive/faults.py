"""What can be wrong with an archive, in French sentences that say what to do. None leaves anything changed."""

from atelier.domain.language import gettext as _
from base.faults import BaseFault


class ArchiveFault(BaseFault):
    """The archive can't be taken in, or not be made."""


class NotAnArchive(ArchiveFault):
    """The file is something else."""


class DamagedArchive(ArchiveFault):
    """The file is cut short, or not as Atelier made it."""


class NewerArchive(ArchiveFault):
    """The archive was made by a later version of Atelier."""


class UnsoundProject(ArchiveFault):
    """The base does not hold together: an archive of the project could not be opened."""


class OtherHistory(ArchiveFault):
    """The base holds the same project, in which something else was done."""


def not_an_archive(name: str) -> NotAnArchive:
    """It is no archive at all."""
    return NotAnArchive(
        _("« {name} » n’est pas une archive d’Atelier : choisissez un fichier « .atelier ».").format(
            name=name
        )
    )


def damaged(name: str, why: str) -> DamagedArchive:
    """`why`: a part of a sentence, for whoever has to find out."""
    return DamagedArchive(
        _(
            "L’archive « {name} » est abîmée ({why}) : rien n’a été changé. Copiez-la de nouveau depuis"
            " l’ordinateur qui l’a faite, ou refaites-la."
        ).format(name=name, why=why)
    )


def newer(name: str) -> NewerArchive:
    """It may hold what this version does not know."""
    return NewerArchive(
        _("L’archive « {name} » vient d’une version plus récente d’Atelier : mettez Atelier à jour.").format(
            name=name
        )
    )
