"""What follows from what: the rules, the inference over them, and the conclusion with its explanation."""

from rules.answers import AnswersRefused, Fault, allowed_answers, read_answers
from rules.case import Case
from rules.catalogue.archive import ArchiveUnreadableError, restored_rule_base
from rules.catalogue.gathering import rule_base
from rules.catalogue.rulebase import RuleBase, rule_as_data
from rules.explanation.advised import advised
from rules.explanation.conclusion import (
    AdviceConclusion,
    NearMiss,
    RankedConclusion,
    TraceStep,
    TriageConclusion,
    WhyNot,
)
from rules.explanation.drawing import drawn
from rules.explanation.explaining import explain
from rules.explanation.questioning import (
    extra_danger_questions,
    next_question,
    remaining_questions,
    required_questions,
    self_tests_offered,
)
from rules.explanation.reading import ConditionRead, RuleRead, rules_read
from rules.explanation.verifying import Discrepancy, NothingToVerifyError, discrepancies, discrepancies_from
from rules.explanation.why_not import not_concluded, why_not_concluded, would_be_listed
from rules.explanation.wording import condition_in_words, consequence_in_words
from rules.forms.clips.program import clips_program
from rules.forms.columns import (
    Change,
    ColumnsRefused,
    ListedConclusion,
    NamedConcern,
    Outcome,
    WhatIf,
    WhatIfs,
    column_form,
    column_form_of,
    what_ifs,
)
from rules.inference.program import Program
from rules.language.rule import BaselineLevel, Evidence, Levelled, Outranked, RedFlag, Rule
from rules.reasoning import DEFAULT_LOCALE, UnknownLocale, locale_of, program, reason, triage
from rules.scoring import Ranked

__all__ = [
    "DEFAULT_LOCALE",
    "AdviceConclusion",
    "AnswersRefused",
    "ArchiveUnreadableError",
    "BaselineLevel",
    "Case",
    "Change",
    "ColumnsRefused",
    "ConditionRead",
    "Discrepancy",
    "Evidence",
    "Fault",
    "Levelled",
    "ListedConclusion",
    "NamedConcern",
    "NearMiss",
    "NothingToVerifyError",
    "Outcome",
    "Outranked",
    "Program",
    "Ranked",
    "RankedConclusion",
    "RedFlag",
    "Rule",
    "RuleBase",
    "RuleRead",
    "TraceStep",
    "TriageConclusion",
    "UnknownLocale",
    "WhatIf",
    "WhatIfs",
    "WhyNot",
    "advised",
    "allowed_answers",
    "clips_program",
    "column_form",
    "column_form_of",
    "condition_in_words",
    "consequence_in_words",
    "discrepancies",
    "discrepancies_from",
    "drawn",
    "explain",
    "extra_danger_questions",
    "locale_of",
    "next_question",
    "not_concluded",
    "program",
    "read_answers",
    "reason",
    "remaining_questions",
    "required_questions",
    "restored_rule_base",
    "rule_as_data",
    "rule_base",
    "rules_read",
    "self_tests_offered",
    "triage",
    "what_ifs",
    "why_not_concluded",
    "would_be_listed",
]
