"""Bytes that may never change silently."""
