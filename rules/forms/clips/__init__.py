"""The rule base as a CLIPS program: an engine forty years older, which must conclude the same."""
