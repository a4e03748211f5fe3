"""*My page*: a trainee's home."""
