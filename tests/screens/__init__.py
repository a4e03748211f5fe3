"""Every screen and every paper as a picture, drawn by the real window on a real sample plant.

``python -m tests.screens OUT`` (run by ``make screens``) writes them; ``tests/flows/test_sweep.py``
walks the same scenes and measures what a person would stumble over. To add a screen, add a line to
``scenes.SCENES``.
"""
