"""Every use case of an open plant, wired to its store, by subject; each file knows the ones before.

What the Board does not need is imported where it is used: somebody waits for the Board. So each
use case has a property of its own; a table of them would name modules as text, which no type
checker reads.
"""
