"""A new office's site: what has to be known of the office, and the files made from it."""
