"""Changing one place of a YAML file that people wrote, and nothing else of it."""
