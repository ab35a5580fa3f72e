"""What the prefixes of an OpenDocument file stand for."""

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"

NAMESPACES = {
    "office": f"{_OASIS}:office:1.0",
    "style": f"{_OASIS}:style:1.0",
    "text": f"{_OASIS}:text:1.0",
    "table": f"{_OASIS}:table:1.0",
    "meta": f"{_OASIS}:meta:1.0",
    "config": f"{_OASIS}:config:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}:svg-compatible:1.0",
    "ooo": "http://openoffice.org/2004/office",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
MANIFEST = f"{_OASIS}:manifest:1.0"
VERSION = "1.3"
TEXT_TYPE = "application/vnd.oasis.opendocument.text"
