"""The sample case: one invented story told by ten agencies, its files and what must be read from them."""
