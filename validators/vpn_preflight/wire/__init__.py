"""Everything between a checked payload and the typed answer."""
