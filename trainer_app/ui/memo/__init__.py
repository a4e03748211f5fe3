"""Writing a teaching memo: about a task, naming nobody."""
