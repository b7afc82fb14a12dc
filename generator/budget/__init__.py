"""The tables of budget evidence: read, checked, drawn."""
