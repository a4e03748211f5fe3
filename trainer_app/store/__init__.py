"""The local database: append-only records, read models, migrations, backup and recovery.

Worker threads only. The rest of the program sees it through ``checklists.ports``.
"""
