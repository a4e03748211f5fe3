"""Settings of this PC: language before sign-in, theme, size, idle time."""
