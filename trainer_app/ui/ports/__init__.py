"""What the window asks of the services, by shape: one module a group of screens."""
