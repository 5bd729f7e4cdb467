"""The wiring of the stages, and nothing else: which value goes where, and what is kept in which transaction."""
