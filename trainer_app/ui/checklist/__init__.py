"""A trainee's checklist: units, tasks, what comes next, what remains."""
