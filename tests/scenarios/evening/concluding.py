"""They conclude: read back, written down, late, and the minutes."""

from pathlib import Path

from atelier.domain.things import ClusterState, FollowUp, Quote, Synthesis
from atelier.ui.projection.view import ProjectionView
from tests.scenarios.evening.evening import Evening

QUOTE = "On ne se connaissait que par les mots du carnet."
SYNTHESIS = "Le premier geste vient de celui qui ouvre."
FOLLOW_UP = "Tenir un café des parents chaque mois"


class Concluding(Evening):
    """From the read-back to the end."""

    def read_back(self) -> None:
        """One cluster after the other is read to the room; what it agrees with is marked."""
        she = self.she
        she.press("Ctrl+Shift+R")
        she.until(lambda: self.projection.view is ProjectionView.CLUSTER)
        she.back_to_the_console()
        while self.projection.projected.cluster_id != she.groups[0].cluster.id:
            she.press("Ctrl+PgUp")
        she.press("Ctrl+Shift+V")
        she.until(lambda: she.groups[0].cluster.state is ClusterState.VALIDATED)
        self.room.watch(self.projection, "premier regroupement", "Se saluer", "validé")
        she.press("Ctrl+PgDown")
        assert self.projection.projected.cluster_id == she.groups[1].cluster.id
        seen = self.room.watch(self.projection, "deuxième regroupement", "Faire ensemble")
        assert not seen.holds("Se saluer")

    def write_what_is_said(self) -> None:
        """The synthesis of the cluster that is read, a quote with its time code, a follow-up."""
        she, snapshot = self.she, self.she.session.model.snapshot
        she.press("Alt+S")
        she.type(SYNTHESIS)
        she.press("Alt+V")
        she.type(QUOTE)
        she.press("Tab")
        she.type("une enseignante")
        she.press("Tab")
        she.type("34:21")
        she.press("Return")
        she.press("Alt+U")
        she.type(FOLLOW_UP)
        she.press("Tab")
        she.type("Nadia\n")
        she.until(
            lambda: all(any(True for _ in snapshot.all(kind)) for kind in (Synthesis, Quote, FollowUp))  # type: ignore[type-abstract]
        )
        (quote,) = snapshot.all(Quote)
        assert (quote.text, quote.speaker, quote.time_s) == (QUOTE, "une enseignante", 34 * 60 + 21)
        she.press("Ctrl+L")

    def run_late(self) -> None:
        """Two minutes more, ten times over, as they still talk: she alone is told that the meeting is late."""
        she = self.she
        pace = she.session.console.clock.pace
        she.press("F7", times=10)
        she.until(lambda: pace.text().startswith("Retard"))
        assert not self.room.watch(self.projection, "en retard").holds("Retard")

    def have_a_break(self) -> None:
        """The room sees when it goes on; the clock stands still while she pauses it."""
        she = self.she
        self.go_on_to("Café")
        assert self.projection.view is ProjectionView.BREAK
        she.press("F6")
        she.until(lambda: self.meeting.stage_paused_at is not None)
        self.room.watch(self.projection, "pause")
        she.press("F6")
        she.until(lambda: self.meeting.stage_paused_at is None)

    def end(self) -> None:
        """The last stage shows what was concluded."""
        self.go_on_to("Pour la suite")
        self.she.until(lambda: self.projection.view is ProjectionView.SYNTHESIS)
        self.room.watch(self.projection, "suites", SYNTHESIS)

    def export_the_minutes(self, target: Path) -> None:
        """From the menu, by the mouse; seen first, then saved, by the keyboard."""
        she = self.she
        she.click_menu("Rencontre", "Exporter le compte rendu")
        window = she.session.documents.window
        assert window is not None
        she.go_to(window)
        she.until(lambda: window.preview.pages.count > 0)
        with she.qtbot.waitSignal(self.application.exporter.written, timeout=20_000):
            she.press("Return")
        assert target.exists()
        she.tab_to("Ouvrir")
        she.press("Escape")
        she.until(lambda: not window.isVisible())
        she.back_to_the_console()

    def leave(self) -> None:
        """Ctrl+W: it is asked about, as the room looks on; then nothing stays open."""
        console = self.she.session.console
        self.she.press("Ctrl+W")
        self.she.face_a_dialog()
        self.she.tab_to("Quitter")
        self.she.press("Space")
        self.she.until(lambda: not console.isVisible())
