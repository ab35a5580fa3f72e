"""The windows and what they are made of; they read the board's model and ask for operations, never write."""
