"""What was said: files become transcripts with turns, speakers and cases."""
