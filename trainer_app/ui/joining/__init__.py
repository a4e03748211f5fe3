"""Joining a plant with a ticket, for a PC that started alone or that holds nothing yet."""
