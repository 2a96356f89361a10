"""A document's content laid out anew, as Word and as a PDF that a screen reader can read."""
