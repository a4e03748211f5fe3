"""The command line: one file a command group. A contract that scripts and support rely on.

Standard output is data alone; what went wrong is said on standard error, and by the exit code
(``exits``). Nothing here is decided: every command calls a use case and shows what came of it. What
a command needs is imported inside it, so that a window is painted before any of it is loaded.
"""
