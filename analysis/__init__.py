"""What it adds up to: tables in, tables out; Excel, CSV and charts."""
