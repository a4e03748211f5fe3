"""Every sheet, one or a stack, and the tables for a spreadsheet."""
