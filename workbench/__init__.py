"""Where one works: the study, its store and the command line."""
