"""Minutes become commitments: `structure` tells the parts of a meeting, `extract` finds what was undertaken in them."""
