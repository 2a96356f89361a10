"""Every place in a file where text can stand: reading, rewriting, taking out what cannot be understood."""
