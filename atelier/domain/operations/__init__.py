"""Every intention of a person, as a small value. What each one does is decided in `rules`, not here.

One module a subject, as in `rules`. An operation names the things it creates, so that deciding it is a pure
function and repeating it is harmless.
"""

from atelier.domain.operations.clusters import (
    CreateCluster,
    DissolveCluster,
    IsolateNotes,
    MarkCluster,
    MergeClusters,
    MoveCluster,
    PlaceNotes,
    RenameCluster,
    UnsortNotes,
)
from atelier.domain.operations.meetings import (
    CollectOn,
    CreateMeeting,
    CreateProject,
    EditMeeting,
    EnterStage,
    ExtendStage,
    OpenPhones,
    PauseClock,
    PausePhones,
    PlanAgenda,
    RewordQuestion,
    ShowQuestion,
)
from atelier.domain.operations.notes import (
    AddNotes,
    NewNote,
    RestoreNotes,
    RevealNotes,
    ReviewNotes,
    RewriteOwnNote,
    WithdrawNotes,
    WithdrawOwnNote,
)
from atelier.domain.operations.operation import Operation
from atelier.domain.operations.undoing import Redo, Undo
from atelier.domain.operations.words import (
    AddFollowUp,
    AddQuote,
    CloseFollowUp,
    ParkQuestion,
    RemoveFollowUp,
    RemoveParkedQuestion,
    RemoveQuote,
    WriteSynthesis,
)

__all__ = [
    "AddFollowUp",
    "AddNotes",
    "AddQuote",
    "CloseFollowUp",
    "CollectOn",
    "CreateCluster",
    "CreateMeeting",
    "CreateProject",
    "DissolveCluster",
    "EditMeeting",
    "EnterStage",
    "ExtendStage",
    "IsolateNotes",
    "MarkCluster",
    "MergeClusters",
    "MoveCluster",
    "NewNote",
    "OpenPhones",
    "Operation",
    "ParkQuestion",
    "PauseClock",
    "PausePhones",
    "PlaceNotes",
    "PlanAgenda",
    "Redo",
    "RemoveFollowUp",
    "RemoveParkedQuestion",
    "RemoveQuote",
    "RenameCluster",
    "RestoreNotes",
    "RevealNotes",
    "ReviewNotes",
    "RewordQuestion",
    "RewriteOwnNote",
    "ShowQuestion",
    "Undo",
    "UnsortNotes",
    "WithdrawNotes",
    "WithdrawOwnNote",
    "WriteSynthesis",
]
