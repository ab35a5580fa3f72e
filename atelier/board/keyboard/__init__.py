"""What the facilitator does with the selection without a pointer, and the keys for it."""
