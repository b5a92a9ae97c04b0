"""Personal data in texts: names become pseudonyms, and what may tell who somebody is is found for a person to judge."""
