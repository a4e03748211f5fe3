"""A trainee's plan: what is to be done by when, making it, and moving a day of it."""
