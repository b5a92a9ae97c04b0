"""Survey answers as survey tools export them: a row a respondent, a column a question."""
