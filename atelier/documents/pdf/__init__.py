"""Documents as PDF: words shaped into lines, lines into blocks, blocks onto pages."""
