"""The rule handbook: every rule, cause, question, source and exercise on a page of its own, open to everyone."""
