"""The clock that time codes are read on, the sound that may go with it, and how both are asked for."""
