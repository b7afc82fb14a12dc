"""The official papers: what Word, PDF and Excel files hold, read back by independent programs."""
