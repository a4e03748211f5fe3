"""The trainee's screens, over the real services on a real profile with cheap PINs."""
