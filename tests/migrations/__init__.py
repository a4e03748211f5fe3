"""Every released version of the database, led up to this one with data in it."""
