"""Words said to a screen reader while the keyboard stays where it is."""

from PySide6.QtCore import QObject


def announce(source: QObject, text: str) -> None:
    """Have whoever reads the screen aloud say that text now; nothing where nobody does."""
    # Late: a large class, of which the first paint has no need.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, text))
