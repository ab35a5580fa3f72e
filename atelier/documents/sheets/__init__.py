"""A meeting as tables that people sort, filter and count in: CSV, and XLSX for a spreadsheet program."""
