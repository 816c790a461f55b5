"""Pages of text that ask nothing."""
