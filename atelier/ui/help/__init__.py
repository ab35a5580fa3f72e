"""The shortcuts and the guide."""
