"""What the group made of a cluster, in words: on the console, for the room, in documents. Not here: its sign."""

from atelier.domain.language import gettext as _
from atelier.domain.things import ClusterState


def mark_phrase(state: ClusterState) -> str:
    """What the group made of it; empty while it made nothing."""
    if state is ClusterState.VALIDATED:
        return _("validé par le groupe")
    return _("laissé de côté") if state is ClusterState.SET_ASIDE else ""


def mark_word(state: ClusterState) -> str:
    """The same in few letters."""
    if state is ClusterState.VALIDATED:
        return _("validé")
    return _("de côté") if state is ClusterState.SET_ASIDE else ""
