"""Nothing that was ever public may be gone: the ledger, aliases, graves, closed years."""
