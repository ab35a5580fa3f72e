"""They sort: by the mouse, by keys, by names; and the projector goes while her hand holds a post-it."""

from tests.scenarios.evening.evening import Evening, sent, typed
from tests.scenarios.evening.facilitator import keyboard


class Sorting(Evening):
    """Clusters on the first wall."""

    def go_back_to_the_first_question(self) -> None:
        """Ctrl+1: the wall that they sort, on both windows."""
        she = self.she
        she.press("Ctrl+1")
        she.until(lambda: she.session.model.question.number == 1)
        seen = self.room.watch(self.projection, "avant de trier")
        assert any(seen.holds(text) for text in sent(1))
        assert not any(seen.holds(text) for text in sent(3))

    def group_with_the_mouse(self) -> None:
        """Dragged onto each other, then one more onto them; a drop undone and done again; the title last."""
        she = self.she
        first, second, third = typed(1)[:3]
        she.take(second)
        she.let_go_on(first)
        she.until(lambda: len(she.groups) == 1)
        she.take(third)
        she.let_go_on(first)
        she.until(lambda: len(she.groups[0].notes) == 3)
        she.press("Ctrl+Z")
        she.until(lambda: len(she.groups[0].notes) == 2)
        she.press("Ctrl+Y")
        she.until(lambda: len(she.groups[0].notes) == 3)
        she.click_note(first)
        self.name_it("Se saluer")

    def group_with_the_keyboard(self) -> None:
        """Found by its words, put with another by G; a third sent there by Ctrl+M and its number."""
        she = self.she
        one, other = typed(1)[3:]
        she.click_note(one)
        she.press("G")
        she.until(lambda: len(she.groups) == 2)
        self.name_it("Faire ensemble")
        self.find(other)
        she.press("Ctrl+M")
        she.until(lambda: keyboard().window() is not she.session.console)
        she.press("2")
        she.press("Return")
        she.until(lambda: [len(group.notes) for group in she.groups] == [4, 2])
        she.back_to_the_console()

    def group_with_the_palette(self) -> None:
        """Found, then made a cluster of by the command's name."""
        she = self.she
        count = len(she.groups)
        self.find(sent(1)[0])
        she.command("nouveau regroupement")
        she.until(lambda: len(she.groups) == count + 1)

    def lose_the_projector_with_a_note_in_hand(self) -> None:
        """The cable comes out while she drags: she is told, drops as she meant; plugged again, all is as it was."""
        she, console = self.she, self.she.session.console
        before = self.projection.projected
        size = len(she.groups[0].notes)
        she.take(sent(1)[1])
        self.displays.unplug_projector()
        she.until(lambda: not self.projection.isVisible())
        assert "n’est plus branché" in console.area.notice.sentence.text()
        assert "débranché" in console.status.projection.text()
        assert console.isVisible()
        she.let_go_on(typed(1)[0])
        she.until(lambda: len(she.groups[0].notes) == size + 1)
        self.displays.plug_projector()
        she.until(self.fills_the_projector)
        assert self.projection.projected == before
        she.until(lambda: "de nouveau là" in console.area.notice.sentence.text())
        she.back_to_the_console()
        self.room.watch(self.projection, "rebranché", "Se saluer")

    def find(self, text: str) -> None:
        """Ctrl+F and its words; found, it is chosen on the board."""
        she, session = self.she, self.she.session
        she.press("Ctrl+F")
        she.type(text)
        she.press("Return")
        she.until(lambda: self.note(text).id in session.console.board.commands.note_ids)
        she.press("Esc")
        she.until(lambda: not session.console.search.is_open)

    def name_it(self, title: str) -> None:
        """F2 on the board, the title, Enter."""
        she = self.she
        she.press("F2")
        she.type(f"{title}\n")
        she.until(lambda: title in [group.cluster.title for group in she.groups])
