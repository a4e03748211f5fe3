"""A lesson, phase by phase: what to do and to say for this task, timed, left and resumed."""
