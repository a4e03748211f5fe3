"""What every layer may use: errors, ids, clock, settings, logs, resources, signed records."""
