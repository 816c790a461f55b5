"""The inference: a rule base as a network, and experta's engine running it over one case.

What must be so before experta is imported stands here, because this module is always loaded first. experta 1.9.4 pins
frozendict 1.2, which still looks for `collections.Mapping`; that name left the standard library with Python 3.10.
Importing experta also installs a log handler for the whole process, so the handlers of before are remembered.
"""

import collections
import collections.abc
import logging

collections.Mapping = collections.abc.Mapping  # type: ignore[attr-defined]  # the very name that is missing

HANDLERS_BEFORE = tuple(logging.getLogger().handlers)
