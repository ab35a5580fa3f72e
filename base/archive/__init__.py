"""A project in one file, `.atelier`, that another computer opens as it was: things, journal, sounds."""
