"""Status ratings of assignments (green, yellow, red) as organisations keep them in Excel and Word."""
