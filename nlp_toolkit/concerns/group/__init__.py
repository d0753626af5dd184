"""Group passages into concerns, name the groups, and say how far they can be relied on."""
