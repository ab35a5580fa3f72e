"""The participants' side: the page for phones, the thread that gives it out, QR codes, addresses. No Qt."""

DEFAULT_PORT = 8753
"""Here, for the command line: the server loads much more."""
