"""Qt's own words in the language spoken: the menus of text fields, the buttons of its dialogs, its dates."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from atelier.domain.language import spoken_tag

_LOCALES = {
    "fr": (QLocale.Language.French, QLocale.Country.France),
    "en": (QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
_MISSING = {"fr": {"&Look in:": "&Regarder dans\xa0:", "Files of &type:": "Fichiers de &type\xa0:"}}
"""What Qt's own files lack: words of its file dialog that it gave a letter to press after they were translated."""


class _QtWords(QTranslator):
    """Qt's words from its files; those that they lack from here."""

    # Qt overrides

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        found = super().translate(context, text, disambiguation, n)
        # Not an empty text, which Qt would show: for None it shows its own.
        lacking: Any = _MISSING.get(self.objectName(), {}).get(text)
        return found or lacking


def speak_through_qt(app: QCoreApplication) -> None:
    """Have Qt speak the language spoken, whatever the system's; harmless twice."""
    tag = spoken_tag()
    QLocale.setDefault(QLocale(*_LOCALES.get(tag, _LOCALES["fr"])))
    known = app.findChild(QTranslator)
    if known is not None:
        if known.objectName() == tag:
            return
        app.removeTranslator(known)
        known.setParent(None)
    translator = _QtWords(app)
    translator.setObjectName(tag)
    if translator.load(f"qtbase_{tag}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
