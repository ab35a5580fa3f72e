"""Where a meeting is in its agenda: the stage under way, and those on either side of it."""

from atelier.board.model import BoardModel
from atelier.domain.things import Stage


def current_stage(model: BoardModel) -> Stage | None:
    """The stage under way."""
    return model.snapshot.find(Stage, model.meeting.stage_id)


def next_stage(model: BoardModel) -> Stage | None:
    """The stage after the one under way; the first one before the meeting began."""
    stages = model.stages
    current = current_stage(model)
    at = stages.index(current) + 1 if current in stages else 0
    return stages[at] if at < len(stages) else None


def previous_stage(model: BoardModel) -> Stage | None:
    """The stage before the one under way."""
    stages = model.stages
    current = current_stage(model)
    at = stages.index(current) - 1 if current in stages else -1
    return stages[at] if at >= 0 else None
