"""What people were told when they agreed that their sound is kept. Asking them is `agreement_dialog`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Who will listen, and how long the sound is kept, in the words that were read aloud."""

    heard_by: str
    kept_for: str
