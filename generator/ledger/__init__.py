"""Addresses that were public once stay reachable: the ledger, aliases, tombstones, closed years."""
