"""A manuscript as a Word file (Office Open XML, ISO/IEC 29500), made of parts by the standard library alone."""
