"""Adds what public lists know to the shipped outlets: docs/decisions/outlets.md says how and why."""
