"""The page: a local web face of a study; every route parses, makes one call on `Study` and shows what comes back."""
