"""Formats beside Word: each module gives a file's text and paragraphs as the walk over a Word file does."""
