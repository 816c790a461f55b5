"""The inference against other readings of the same rules. experta imports only after `rules.inference`."""

import rules.inference  # noqa: F401  # what must be so before experta is imported
