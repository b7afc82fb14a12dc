"""What is in an evidence file: facts from its content, never from its name."""
