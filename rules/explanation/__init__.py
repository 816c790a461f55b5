"""The explanation: what a case means for a person: the conclusion, its trace, the advice and the next question."""
