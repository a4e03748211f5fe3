"""Due and questions: everything that waits for a supervisor or an assessor, by why it waits."""
