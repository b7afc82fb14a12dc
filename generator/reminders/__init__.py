"""What people subscribe to: calendars of deadlines, and a feed of new evidence."""
