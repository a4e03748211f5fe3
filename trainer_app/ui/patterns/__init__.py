"""What stands out in the sign-offs of one person, with the sign-offs."""
