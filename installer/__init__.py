"""Makes the program that a plant installs: see ``docs/packaging.md``.

Standard library and PyInstaller alone; nothing here is imported by the program.
"""
