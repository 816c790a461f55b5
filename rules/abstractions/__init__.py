"""Names for what the answers mean, shared by the rules; each file reads only answers and the files before it."""
