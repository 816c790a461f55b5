"""The pages of danger questions, with the questions that join them for this person."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge import Finding
from rules import Case, extra_danger_questions


@dataclass(frozen=True)
class DangerPage:
    """One page of danger questions as this person sees it."""

    id: str
    title: str
    why: str
    number: int
    findings: tuple[Finding, ...]

    @property
    def place(self) -> str:
        """Where the page stands, below the address of the assessment."""
        return f"danger-signs/{self.id}"


def danger_pages(case: Case) -> tuple[DangerPage, ...]:
    """The pages of danger questions, with those that join them for this person."""
    knowledge = case.rule_base.knowledge
    pages = knowledge.questionnaire.red_flag_pages
    joining = {
        id: extra.page if (extra := knowledge.questionnaire.extra_red_flag_questions.get(id)) else pages[-1].id
        for id in extra_danger_questions(case)
    }
    return tuple(
        DangerPage(
            id=page.id,
            title=page.title,
            why=page.why,
            number=number,
            findings=tuple(
                knowledge.findings[id]
                for id in (*page.findings, *(id for id, joined in joining.items() if joined == page.id))
            ),
        )
        for number, page in enumerate(pages, start=1)
    )
