"""*Today*: where trainers, assessors and supervisors start the day."""
