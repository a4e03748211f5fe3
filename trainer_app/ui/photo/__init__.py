"""A photo of a step: seen large, added, replaced, taken away."""
