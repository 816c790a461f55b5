"""The catalogue: the rules as one checked whole with a digest, of this process or of an earlier day."""
