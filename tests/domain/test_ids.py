"""Identifiers that are made from a name."""

import uuid

import pytest

from atelier.domain.ids import named_id, new_id


@pytest.mark.parametrize("name", ["", "k", "une clé, é", "x" * 300])
def test_a_name_makes_the_identifier_of_the_standard(name: str) -> None:
    owner = new_id()
    assert named_id(owner, name) == uuid.uuid5(uuid.UUID(owner), name).hex
    assert named_id(new_id(), name) != named_id(owner, name)
