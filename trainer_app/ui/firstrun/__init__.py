"""First run: a plant on this PC alone, or a look around with sample data."""
