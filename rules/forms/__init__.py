"""The rule base in other forms, written from the same rule objects."""
