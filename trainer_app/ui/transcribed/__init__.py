"""What was entered from paper, compared with it by another person."""
