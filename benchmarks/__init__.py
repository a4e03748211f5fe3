"""What is measured, with the floor or the peer beside it. Run by ``python -m benchmarks``.

Figures are ratios taken in one run on one machine; the two sides of a ratio are measured in turn,
so that a drifting machine slows both. Nothing here is a test: a target that is missed is printed,
not failed.
"""
