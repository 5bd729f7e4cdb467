"""Ports to models, and one adapter a file. Nothing heavy is imported before an adapter is opened."""
