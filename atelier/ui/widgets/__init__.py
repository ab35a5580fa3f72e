"""Fields and layouts that windows share."""
