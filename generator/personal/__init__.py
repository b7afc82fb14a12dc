"""Personal data in texts that would be public (PDPA)."""
