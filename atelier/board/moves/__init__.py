"""What the facilitator does with what is chosen, by keys and menus; the moves themselves, as operations."""
