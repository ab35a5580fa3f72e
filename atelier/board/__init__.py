"""The live board: a model that follows changes, scenes that mirror it, gestures that ask for operations."""
