"""The digest of one rule: names the text that a clinician signs, so that a signature never stands under another text.

It covers the rule but for its place, and what the names in it stand for, because that is half of what it says: the
weight and the thresholds, the question and the answers that it reads, and the advice that it gives. What has rules of
its own is left out: an abstraction that the rule stands on is signed under its own rule.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache

from knowledge import NOT_SURE, Finding
from rules import RuleBase, rule_as_data, rules_read


@lru_cache(maxsize=4)
def rule_digests(rule_base: RuleBase) -> Mapping[str, str]:
    """The digest of every rule of a rule base, by its id."""
    return {id: rule_digest(rule_base, id) for id in rule_base.by_id}


def rule_digest(rule_base: RuleBase, id: str) -> str:
    """SHA-256 over the canonical JSON of a rule and of what its names stand for."""
    read, knowledge = rules_read(rule_base)[id], rule_base.knowledge
    content = {
        "rule": rule_as_data(read.rule),
        "weight": read.weight,
        "answers": {id: _asked(knowledge.findings[id], values) for id, values in read.answers.items()},
        "advice": knowledge.advice[read.advice].model_dump(mode="json") if read.advice else None,
    }
    canonical = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def _asked(finding: Finding, values: tuple[str, ...]) -> dict[str, object]:
    labels = finding.labels | {NOT_SURE: finding.not_sure}
    return {
        "question": finding.question,
        "help": finding.help,
        "unit": finding.unit,
        "labels": {value: labels[value] for value in values},
    }
