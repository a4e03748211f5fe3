"""View models that several features share (PIN entry); no widgets here, so no view either."""
