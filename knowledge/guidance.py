"""What a person is told to do: how soon, where to turn, what to do and leave out, and how to run again."""

from __future__ import annotations

from knowledge.records import MayRun, Record, UrgencyLevel
from knowledge.sourcing import SourcedSentence


class Urgency(Record):
    """What one level of urgency tells a person to do; placeholders are filled from the locale."""

    id: UrgencyLevel
    title: str
    what_to_do: str
    meaning: str
    time: str


class PhoneNumber(Record):
    """A number to call and what it is for."""

    label: str
    number: str


class Locale(Record):
    """The services of one country or region."""

    id: str
    country: str
    emergency_number: str
    emergency_department: str
    urgent_advice: str
    doctor: str
    physio: str
    numbers: tuple[PhoneNumber, ...]
    regions: tuple[str, ...] = ()

    def fill(self, sentence: str) -> str:
        """The sentence with its placeholders replaced by this locale's services."""
        for name in ("emergency_number", "emergency_department", "urgent_advice", "doctor", "physio"):
            sentence = sentence.replace("{" + name + "}", getattr(self, name))
        return sentence


class Advice(Record):
    """One block of advice: for a cause, a factor, a concern, a level or a situation.

    The sentences of a `guide` stay together under its title; those of other blocks join the common lists.
    """

    id: str
    sources: tuple[str, ...]
    title: str = ""
    guide: bool = False
    may_run: MayRun | None = None
    running: str = ""
    race_soon: str = ""
    now: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    next_weeks: tuple[str, ...] = ()
    get_help_if: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()


class Exercise(Record):
    """One exercise: what for, how, how much and who should leave it out."""

    id: str
    name: str
    purpose: str
    how: tuple[str, ...]
    dose: str
    dose_source: str
    progression: str
    avoid_when: str
    used_for: tuple[str, ...]
    sources: tuple[str, ...]
    forbidden_with: tuple[str, ...] = ()


class ForbiddenExercises(Record):
    """The conclusions with which no exercise at all is advised."""

    always: tuple[str, ...]


class RunStep(Record):
    """One step of the way back to running: minutes of walking and running by turns, up to a distance."""

    walk_minutes: str
    run_minutes: str
    total_km: str
    total_miles: str
    effort: str


class ReturnToRun(Record):
    """The way back to running: what must hold first, the steps, and the rules between them."""

    title: str
    for_whom: str
    before_you_start: tuple[SourcedSentence, ...]
    steps: tuple[RunStep, ...]
    steps_source: str
    steps_note: str
    rules: tuple[SourcedSentence, ...]
