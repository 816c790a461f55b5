"""Danger questions that are still open."""

from rules.language import abstraction, any_of, unanswered

DANGER_QUESTION_OPEN = abstraction(
    "danger_question_open",
    id="ABS-41",
    when=any_of(
        unanswered("age_years"),
        unanswered("can_bear_weight"),
        unanswered("injury_start"),
        unanswered("leg_shape_wrong"),
        unanswered("fever_unwell"),
        unanswered("hot_or_swollen"),
        unanswered("sudden_severe"),
        unanswered("saddle_or_bladder"),
        unanswered("leg_weak_numb"),
        unanswered("leg_swollen_warm"),
        unanswered("chest_or_breath"),
        unanswered("dark_urine"),
        unanswered("groin_lump"),
        unanswered("abdomen_pelvis"),
        unanswered("foot_cold_pale"),
        unanswered("pain_night_rest"),
        unanswered("medical_history"),
        unanswered("bone_stress_pattern"),
    ),
    says="A danger question is still open, so we cannot say that looking after this yourself is safe.",
    source="expert-judgement",
)
