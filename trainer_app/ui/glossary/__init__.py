"""The words of the trade and the terms for what is wrong."""
