"""Files with a name in every hiding place, and the hunt for what is left of them."""
