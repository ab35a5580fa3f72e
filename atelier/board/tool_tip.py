"""A person's text as a tool tip, which Qt reads as markup whenever it looks like it."""

_AS_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""Not `html.escape`: with it come the names of 2,000 letters, for which the first paint would wait."""


def plain_tool_tip(text: str) -> str:
    """Markup that says exactly that text; none for none."""
    return f'<p style="white-space: pre-wrap">{text.translate(_AS_MARKUP)}</p>' if text else ""
