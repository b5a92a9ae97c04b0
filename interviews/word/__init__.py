"""What a Word file says: one walk over its parts, from the package to paragraphs and text."""
