"""Before people come, and as they come: the project, its agenda, the sheet, the projector, the welcome."""

from PySide6.QtCore import QDate

from atelier.phone.qr import qr_matrix, wifi_text
from atelier.ui.projection.view import ProjectionView
from tests.premises import form_url, session_of
from tests.scenarios.evening.evening import Evening

THIRD = "Comment faire durer"
WIFI = ("Salle des fêtes", "tournesol")


class Preparing(Evening):
    """Up to the first stage."""

    def found_the_project(self) -> None:
        """From the Accueil, with the keyboard: a title, and the fourth question away."""
        home, she = self.application.home, self.she
        assert home is not None
        she.go_to(home)
        she.press("Return")
        she.face_a_dialog()
        she.type("École & centre social")
        she.tab_to("Retirer la question 4")
        she.press("Space")
        she.replace("Question 3", f"{THIRD} ?")
        she.press("Return")
        she.until(lambda: self.application.session is not None)
        she.sit_down_at(session_of(self.application))
        questions = she.session.model.questions
        assert [question.number for question in questions] == [1, 2, 3]
        assert questions[2].text.startswith(THIRD)

    def plan_the_agenda(self) -> None:
        """The ready agenda for when time is short, and a break in it, put in its place by Alt+Up."""
        she, model = self.she, self.she.session.model
        she.press("Ctrl+Shift+G")
        she.face_a_dialog()
        she.tab_to("Partir d’un modèle")
        she.choose_in_menu(lambda: she.press("Space"), "Collecte express")
        she.tab_to("Étapes du déroulé")
        she.press("End")
        she.press("Insert")
        she.type("Café")
        she.tab_to("Type d’étape")
        she.press("End")
        she.tab_to("Étapes du déroulé")
        she.press("Alt+Up")
        she.press("Ctrl+Return")
        she.until(lambda: len(model.stages) == 7)
        she.back_to_the_console()
        assert [stage.title for stage in model.stages][-3:] == ["Lecture du tableau", "Café", "Pour la suite"]

    def fill_in_the_sheet(self) -> None:
        """The Wi-Fi for the code, and that people sign with their first names."""
        she = self.she
        she.press("Ctrl+Shift+F")
        she.face_a_dialog()
        she.replace("Nom du Wi-Fi", WIFI[0])
        she.replace("Mot de passe", WIFI[1])
        she.tab_to("Le prénom")
        she.press("Space")
        she.tab_to("Enregistrer")
        she.press("Space")
        she.until(lambda: self.meeting.asks_name and self.meeting.wifi_name == WIFI[0])
        she.back_to_the_console()
        assert self.meeting.day == QDate.currentDate().toPython()

    def open_the_projection(self) -> None:
        """F11: on the projector, and the keyboard stays with her."""
        she = self.she
        she.press("F11")
        she.until(self.fills_the_projector)
        she.back_to_the_console()
        assert not she.session.console.geometry().intersects(self.projection.geometry())

    def welcome_people(self) -> None:
        """The first stage shows how to come in, by codes and by an address that are those phones are answered at."""
        she = self.she
        self.go_on_to("Accueil")
        invitation = self.projection.invitation
        assert self.projection.view is ProjectionView.WELCOME
        assert invitation is not None
        assert invitation.url == form_url(self.application)
        assert invitation.form_qr == qr_matrix(invitation.url)
        assert invitation.wifi_qr == qr_matrix(wifi_text(*WIFI))
        self.room.watch(self.projection, "accueil", invitation.address, WIFI[0])
        she.back_to_the_console()
