"""The data as a catalogue, held to what others publish as rules."""
