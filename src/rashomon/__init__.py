"""Rashomon: one event, many witnesses."""
