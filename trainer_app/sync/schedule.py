"""When to sync next."""
