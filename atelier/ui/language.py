"""Qt's own words in French: the menus of text fields, the buttons of its dialogs, its dates."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator


def speak_french(app: QCoreApplication) -> None:
    """Have Qt speak French whatever the system's language; harmless twice."""
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    if app.findChild(QTranslator) is not None:
        return
    translator = QTranslator(app)
    if translator.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
