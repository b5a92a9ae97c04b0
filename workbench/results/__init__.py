"""From the store to the tables that the analysis sees."""
