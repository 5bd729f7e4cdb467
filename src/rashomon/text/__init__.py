"""What is true of text itself: addresses, languages, sentences, numbers, near-copies. Pure functions that every stage may use."""
