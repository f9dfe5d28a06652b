"""From the files of a catalogue folder to values, with the place of everything that is wrong."""
