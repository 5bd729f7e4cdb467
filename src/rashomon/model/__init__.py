"""The nouns of Rashomon: frozen values that flow between the stages."""
