"""What every layer may use: errors, ids, clock, settings, logs, resources, and the signed record itself."""
