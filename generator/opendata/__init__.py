"""The site's data as a catalogue: what sets there are, described for people and for programs."""
