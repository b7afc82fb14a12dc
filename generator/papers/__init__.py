"""The official papers of a year, plan and report, as Word, PDF and Excel files to be signed."""
