"""Calendars and the feed, read by libraries that are not ours."""
