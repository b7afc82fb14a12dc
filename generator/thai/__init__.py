"""Thai text, calendar and the reading of dates and periods as office staff write them."""
