"""Measures what the generator costs beside MkDocs, and how it grows. Run by ``python -m bench``."""
