"""What the room sees: the window, its views as pictures, the display that it is on. Nothing of the console."""
