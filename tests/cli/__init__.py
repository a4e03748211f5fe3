"""The command line: its contract by the real program, its details in this process."""
