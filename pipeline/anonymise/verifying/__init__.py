"""The written file, read back from scratch by other means than those that wrote it."""
