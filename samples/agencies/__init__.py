"""One module for each agency: how its chronology file is laid out, and in what way it is messy.

Every module has `FILE` (the name the agency gave its file) and `write(path, items, tally)`.
"""
