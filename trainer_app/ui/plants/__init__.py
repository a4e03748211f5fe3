"""The plants of this PC: which one to open, and how to leave one."""
