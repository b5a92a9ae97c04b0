"""What it means: codebooks, coded segments, rules that propose, and files of codings."""
