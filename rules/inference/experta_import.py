"""The one place that imports experta. Its watchers are silenced: they write every fact, and a fact is an answer."""

import logging

from experta import Fact, KnowledgeEngine
from experta.abstract import Matcher, Strategy
from experta.activation import Activation
from experta.agenda import Agenda
from experta.factlist import FactList

from rules.inference import HANDLERS_BEFORE

logging.getLogger().handlers[:] = HANDLERS_BEFORE
for _watcher in ("ENGINE", "RULES", "ACTIVATIONS", "FACTS", "AGENDA", "MATCH", "MATCHER"):
    logging.getLogger(f"experta.watchers.{_watcher}").setLevel(logging.CRITICAL + 1)

__all__ = ["Activation", "Agenda", "Fact", "FactList", "KnowledgeEngine", "Matcher", "Strategy"]
