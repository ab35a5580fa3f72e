"""What a format is called and good for, in people's words, and how its preview is drawn."""

from dataclasses import dataclass

from atelier.domain.language import gettext as _

_SEEN_AS = {".docx": ".pdf", ".odt": ".pdf", ".xlsx": ".csv", ".svg": ".png"}


@dataclass(frozen=True, slots=True)
class FormatWords:
    """A name as short as people use, what it is good for, and the name that a file dialog has for such files."""

    name: str
    purpose: str
    files: str


def format_words(ending: str) -> FormatWords:
    """The words for that ending."""
    match ending:
        case ".pdf":
            return FormatWords(_("PDF"), _("À imprimer, à envoyer."), _("Document PDF"))
        case ".docx":
            return FormatWords(_("Word"), _("À reprendre dans Word."), _("Document Word"))
        case ".odt":
            return FormatWords(
                _("LibreOffice"), _("À reprendre dans LibreOffice."), _("Document OpenDocument")
            )
        case ".xlsx":
            return FormatWords(_("Tableur"), _("À trier et compter dans Excel."), _("Classeur Excel"))
        case ".csv":
            return FormatWords(_("Tableur (CSV)"), _("Pour un autre logiciel."), _("Tableau CSV"))
        case ".md":
            return FormatWords(_("Texte (Markdown)"), _("Pour un wiki ou un site."), _("Texte Markdown"))
        case ".png":
            return FormatWords(_("Image PNG"), _("Pour une diapositive, un message."), _("Image PNG"))
        case ".svg":
            return FormatWords(_("Image SVG"), _("Nette en grand, pour une affiche."), _("Image SVG"))
    return FormatWords(ending.lstrip(".").upper(), "", ending.lstrip(".").upper())


def seen_as(ending: str, endings: tuple[str, ...]) -> str:
    """The format that a preview of that one is drawn in, among those that the document has."""
    wished = _SEEN_AS.get(ending, ending)
    return wished if wished in endings else ending


def preview_remark(ending: str) -> str:
    """What the preview of that format does not show as it will be; empty where it is the document itself."""
    match ending:
        case ".docx" | ".odt":
            return _("Aperçu du contenu : votre traitement de texte coupera les pages autrement.")
        case ".xlsx":
            return _("Aperçu de la feuille des post-its : le classeur en a d’autres.")
    return ""
