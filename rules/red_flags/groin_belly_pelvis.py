"""Trouble in the groin, the tummy or the pelvis that is felt in the hip."""

from rules.language import all_of, any_of, below, concluded, has, is_, not_concluded, red_flag

TRAPPED_LUMP = red_flag(
    "RF13a",
    "emergency_now",
    concern="hernia",
    when=all_of(
        is_("groin_lump", "lump_with_vomiting", "hard_or_sore_stays"),
        not_concluded("sore_lump_after_injury"),
    ),
    says="A hard or sore lump in the groin, or a lump with being sick, can mean a hernia that is trapped.",
    source="gpreasoning-groin",
)
SORE_LUMP = red_flag(
    "RF13b",
    "same_day",
    when=is_("groin_lump", "hard_or_sore_stays"),
    says="A hard or sore lump in the groin that stays needs a check today, even after an injury.",
    source="gpreasoning-groin",
)
SOFT_LUMP = red_flag(
    "RF13c",
    "within_days",
    concern="hernia",
    when=is_("groin_lump", "soft_goes_away", "firm_painless"),
    says="A lump in the groin can be a hernia or a swollen gland, and should be looked at.",
    source="gpreasoning-groin",
)
TESTICLE_SUDDEN = red_flag(
    "RF14a",
    "emergency_now",
    concern="testicular_emergency",
    when=any_of(
        has("abdomen_pelvis", "testicle_sudden_or_swollen"),
        all_of(has("abdomen_pelvis", "testicle_ache"), is_("sudden_severe", "yes")),
        all_of(
            is_("sudden_severe", "yes"),
            is_("onset", "sudden"),
            is_("sex_at_birth", "male"),
            below("age_years", "under_thirty"),
            concluded("front_of_hip"),
            is_("injury_start", "none"),
            below("days_since_start", "two_days"),
        ),
    ),
    says="Sudden pain or swelling in a testicle, or sudden groin pain in a young man, can mean a twisted testicle.",
    source="gpreasoning-groin",
)
TESTICLE_ACHE = red_flag(
    "RF14b",
    "within_days",
    concern="testicular_emergency",
    when=all_of(has("abdomen_pelvis", "testicle_ache"), not_concluded("six_weeks_or_longer")),
    says="A newer ache in a testicle can be felt in the groin, and should be checked.",
    source="gpreasoning-groin",
)
BAD_TUMMY_PAIN_AND_MORE = red_flag(
    "RF15a",
    "emergency_now",
    concern="abdominal_or_pelvic_cause",
    when=all_of(
        has("abdomen_pelvis", "tummy_pain_severe_new"),
        any_of(
            is_("fever_unwell", "fever_or_shivers"),
            has("abdomen_pelvis", "pregnant", "vaginal_bleeding"),
            is_("sudden_severe", "yes"),
        ),
    ),
    says="Bad new tummy pain with fever, sudden strong pain, bleeding or a possible pregnancy cannot wait.",
    source="cooper-psoas",
)
BAD_TUMMY_PAIN_OR_BLEEDING = red_flag(
    "RF15b",
    "same_day",
    concern="abdominal_or_pelvic_cause",
    when=has("abdomen_pelvis", "tummy_pain_severe_new", "vaginal_bleeding"),
    says="Bad new tummy pain, or bleeding that is not your period, can have a cause that is also felt in the hip.",
    source="cooper-psoas",
)
BLEEDING_IN_PREGNANCY = red_flag(
    "RF15c",
    "emergency_now",
    concern="abdominal_or_pelvic_cause",
    when=all_of(has("abdomen_pelvis", "vaginal_bleeding"), has("abdomen_pelvis", "pregnant")),
    says="Bleeding with pain when you are or could be pregnant needs a check at once.",
    source="expert-judgement",
)
OLD_TUMMY_PAIN = red_flag(
    "RF15d",
    "routine",
    when=has("abdomen_pelvis", "tummy_pain_mild_or_old"),
    says="Tummy pain can be felt in the hip, so mention both when you are seen.",
    source="expert-judgement",
)
