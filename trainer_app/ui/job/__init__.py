"""Signing off a job: several tasks of one watched piece of work, each person signing once."""
