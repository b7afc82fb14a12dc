"""The record of public addresses held against a site: nothing is lost, closed years are sealed."""
