"""The local database of one profile: append-only records, read models, migrations, backup."""
