"""What the program prints for whoever started it from a terminal or a script."""

import sys

from atelier.domain.typography import loosened


def print_line(line: str) -> None:
    """Print a line at once, whatever reads it; a windowed program has no standard output, and prints nothing."""
    if sys.stdout is not None:
        print(loosened(line), flush=True)  # noqa: T201


def print_aside(sentence: str) -> None:
    """Say something beside what a command prints, where no script reads it."""
    if sys.stderr is not None:
        print(loosened(sentence), file=sys.stderr, flush=True)  # noqa: T201
