"""Codings in the margin of Word files: the original with a comment for each, a plain file where there is none, a copy for paper."""
