"""Danger signs, one file for each family: what a person told us that forces a level of urgency."""
