"""What takes longer than `make test` may: `make soak` runs it and goes on where it was stopped."""
