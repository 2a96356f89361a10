"""The anonymisation key: from the case and its documents, kept with its owner, agreed with the agencies."""
