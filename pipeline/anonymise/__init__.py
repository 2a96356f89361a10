"""Document and key in, nothing identifying left."""
