"""Names for what the answers mean, shared by the rules; they read answers and one another, but never in a circle."""
