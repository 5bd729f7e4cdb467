"""How good each part is: the very same stages, over gold."""
