"""What tests of documents share."""

from collections.abc import Iterator

import pytest

from atelier.domain.language import French, speak


@pytest.fixture
def in_english() -> Iterator[None]:
    """Another language is spoken, though its sentences are not there."""
    speak(French(), "en")
    yield
    speak(French())
