"""One task for one trainee: its standard, what was watched so far, what stands in the way."""
