"""A manuscript as an OpenDocument text (ODF 1.3), made of parts by the standard library alone."""
