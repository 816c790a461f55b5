"""What is measured, one row of the table in each file."""
