"""What can be done to a study: one module a kind of change, each change through the one door."""
