"""What to do at each level of urgency."""

from rules.language import advises, urgency

LEVELS = tuple(
    advises(
        f"level_{level}",
        id=f"ADV-LEVEL-{level.upper()}",
        when=urgency(level),
        says=says,
        source=source,
    )
    for level, says, source in (
        ("emergency_now", "A danger sign that cannot wait calls for emergency help.", "nhs-england-msk-urgent"),
        ("same_day", "A danger sign calls for help today.", "nhs-england-msk-urgent"),
        ("within_days", "This should be seen within days, and running waits until then.", "nhs-england-msk-urgent"),
        ("routine", "This deserves an appointment, but there is no hurry.", "versus-arthritis-hip"),
        ("self_care", "Nothing here needs an appointment now.", "versus-arthritis-hip"),
    )
)
