"""Fetching what goes on each paper, as the frozen data of ``checklists.sheets``. Reads only."""
