"""What was done in the meeting, as a list that leads back and forth."""
