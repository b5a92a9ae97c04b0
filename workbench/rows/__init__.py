"""How values are written as rows and read back; nothing here asks the database."""
