"""The name finder: its recipe, its evaluation and the lists it reads."""
