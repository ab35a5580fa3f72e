"""Where the caret belongs in a text that became another one."""


def same_place(before: str, after: str, caret: int) -> int:
    """The place in `after` of what stood at `caret` in `before`: behind what changed, where that was around it.

    In letters as Python counts them: where Qt counts one outside the usual plane twice, whoever asks keeps it inside.
    """
    shorter = min(len(before), len(after))
    same = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    if caret <= same:
        return caret
    rest = shorter - same
    alike = next((at for at in range(rest) if before[-1 - at] != after[-1 - at]), rest)
    return max(caret + len(after) - len(before), same) if caret >= len(before) - alike else len(after) - alike
