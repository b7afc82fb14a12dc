"""Links inside the built site."""
