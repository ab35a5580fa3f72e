"""Qt's own words in the language spoken: the menus of text fields, the buttons of its dialogs, its dates."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from atelier.domain.language import spoken_tag

_LOCALES = {
    "fr": (QLocale.Language.French, QLocale.Country.France),
    "en": (QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


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
    translator = QTranslator(app)
    translator.setObjectName(tag)
    if translator.load(f"qtbase_{tag}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
