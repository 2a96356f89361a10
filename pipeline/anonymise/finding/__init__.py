"""What in a text may identify somebody: the engine over all finders, what does not count, and the net."""
