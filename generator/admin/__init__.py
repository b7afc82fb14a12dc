"""The web editor: forms made from the schema, its files, and the server of a trial on one's own."""
