"""Toolroom Trainer: train mold maintenance technicians on the shop floor and sign off together, network or not."""

__version__ = "0.1.0"
