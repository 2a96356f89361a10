"""The training text: invented people and places, patterns, annotated documents. Read when training only."""
