"""What is printed: each paper is a function from a frozen read model to PDF bytes."""
