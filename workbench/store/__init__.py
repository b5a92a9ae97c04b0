"""The store: one study, one database, one door for every change."""
