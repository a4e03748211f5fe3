"""The hub's records on SQLAlchemy Core, on SQLite and on PostgreSQL. See ``ports.Ledger``."""
