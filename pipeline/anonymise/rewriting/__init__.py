"""Every form of what is protected, found in a text and replaced in its grammatical form."""
