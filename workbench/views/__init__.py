"""What one can see of a study and do to it: one noun a module; `Study` is all of them together."""
