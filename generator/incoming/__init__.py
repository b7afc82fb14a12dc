"""A file that somebody brings: read, inspected, named, and proposed as an entry of evidence."""
