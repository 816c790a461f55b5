"""Other readings of the same rules: stock experta, and plain Python. experta imports only after `rules.inference`."""

import rules.inference  # noqa: F401  # what must be so before experta is imported
