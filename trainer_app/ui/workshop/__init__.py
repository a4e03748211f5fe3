"""The trainer workshop: eight half hours to tick off."""
