"""What an assessor looks for: the year's items, what is disclosed for each, and the gaps."""
