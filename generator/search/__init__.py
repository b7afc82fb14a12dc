"""Search in Thai: what can be found, and the index that a browser reads piece by piece."""
