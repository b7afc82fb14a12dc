"""Importing plans from the documents of offices."""
