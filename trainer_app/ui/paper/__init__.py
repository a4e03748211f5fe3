"""A sheet before it is printed: look at it, choose language and paper, print it or keep it."""
