"""The synthesis of each cluster: the question's outline, the field in which it is written, its versions."""
