"""Toolroom Trainer: mold maintenance training and sign-off, with or without a network."""

__version__ = "0.1.0"
