"""Which blocks of advice belong in the answer, and how far a person may run."""
