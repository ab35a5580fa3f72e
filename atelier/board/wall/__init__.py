"""The wall of a question as a scene that follows the model: what is where, from how far, when it catches up."""
