"""The window: real widgets, drawn offscreen; fakes only at the services' protocols."""
