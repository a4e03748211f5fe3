"""The central store: an HTTP application over one ledger. Runs on a server, never on a PC."""
