"""The tables of status, cell by cell."""
