"""The window, and the only place that may import Qt."""
