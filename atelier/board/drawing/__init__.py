"""What is drawn on a wall: items, their text, their colours. They know how they look, not what they belong to."""
