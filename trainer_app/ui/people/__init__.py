"""The people of the plant: the list of trainees, and adding a person."""
