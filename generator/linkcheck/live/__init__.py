"""The published site, as an assessor opens it."""
