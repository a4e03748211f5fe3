"""The skills matrix: who stands where on which unit or task, and on how many each task rests."""
