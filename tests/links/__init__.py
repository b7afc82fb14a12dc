"""Links on the web: a lab on loopback that misbehaves in every way known to us."""
