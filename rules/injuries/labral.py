"""Labral tear and hip impingement: the soft rim of the socket is pinched or frayed."""

from rules.language import (
    all_of,
    any_of,
    below,
    concluded,
    has,
    has_not,
    is_,
    moderate,
    opposes,
    supports,
    weak,
)

GROIN = supports(
    "labral_tear_fai",
    weak,
    id="LAB-01",
    when=has("pain_site", "front_groin"),
    says="Nine in ten people with a torn joint rim feel it in the groin.",
    source="burnett-2006",
    group="site",
)
GROIN_AND_SIDE_OR_BUTTOCK = supports(
    "labral_tear_fai",
    moderate,
    id="LAB-02",
    when=any_of(
        all_of(concluded("hip_joint_possible"), is_("c_sign", "yes")),
        all_of(has("pain_site", "front_groin"), has("pain_site", "outer_hip", "upper_buttock")),
    ),
    says="Pain that reaches from the groin round to the side or buttock is how the joint itself is felt.",
    source="warwick-2016",
    group="site",
)
SIX_WEEKS = supports(
    "labral_tear_fai",
    weak,
    id="LAB-03",
    when=all_of(concluded("groin_or_unclear"), concluded("six_weeks_or_longer")),
    says="Hip or groin pain that has not settled in six weeks can come from the joint rim, which is often found late.",
    source="burnett-2006",
)
CATCHES = supports(
    "labral_tear_fai",
    weak,
    id="LAB-04",
    when=all_of(concluded("groin_or_unclear"), is_("click_catch", "painful_click")),
    says="A painful click or catch can come from the joint rim, though many hips click.",
    source="leibold-2008",
    group="click",
)
LOCKS = supports(
    "labral_tear_fai",
    moderate,
    id="LAB-05",
    when=all_of(concluded("groin_or_unclear"), is_("click_catch", "locks_or_gives_way")),
    says="A hip that locks or gives way can have something caught in the joint.",
    source="warwick-2016",
    group="click",
)
FRONT_PINCH = supports(
    "labral_tear_fai",
    moderate,
    id="LAB-06",
    when=all_of(concluded("hip_joint_possible"), is_("deep_bend", "front_pinch")),
    says="A pinch at the front in a deep bend is typical of hip impingement.",
    source="warwick-2016",
)
TWISTING = supports(
    "labral_tear_fai",
    moderate,
    id="LAB-07",
    when=all_of(concluded("groin_or_unclear"), is_("twist_hurts", "yes")),
    says="Pain when you turn on the leg points to the joint.",
    source="warwick-2016",
)
SITTING_OR_RISING = supports(
    "labral_tear_fai",
    weak,
    id="LAB-08",
    when=all_of(
        concluded("groin_or_unclear"),
        any_of(is_("sitting_hurts", "on_standing_up"), is_("crossed_legs_or_low_chair", "yes")),
    ),
    says="Low chairs, crossed legs and getting up again pinch the front of the joint.",
    source="mskassist-hip",
    group="sitting",
)
GROIN_WHEN_SITTING = supports(
    "labral_tear_fai",
    moderate,
    id="LAB-09",
    when=all_of(concluded("hip_joint_possible"), is_("sitting_hurts", "groin_front")),
    says="Groin pain when you sit for long fits a pinched joint rim.",
    source="mskassist-hip",
    group="sitting",
)
SHARP_IN_THE_GROIN = supports(
    "labral_tear_fai",
    weak,
    id="LAB-10",
    when=all_of(has("pain_site", "front_groin"), has("pain_quality", "sharp")),
    says="A sharp pain in the groin fits the joint rim.",
    source="burnett-2006",
)
TWISTED_OR_KNOCKED = supports(
    "labral_tear_fai",
    weak,
    id="LAB-11",
    when=all_of(has("pain_site", "front_groin"), any_of(has("injury_start", "minor", "major"), is_("onset", "sudden"))),
    says="About a third of joint rim tears start with an injury or at one moment.",
    source="burnett-2006",
)
KNEE_ACROSS_HURTS = supports(
    "labral_tear_fai",
    "reiman_knee_across_sore",
    id="LAB-12",
    when=all_of(concluded("groin_or_unclear"), is_("test_knee_to_opposite_shoulder", "yes")),
    says="Groin pain with the knee drawn across fits the joint rim, but many other hips do this too.",
    source="reiman-2015",
)
KNEE_ACROSS_FINE = opposes(
    "labral_tear_fai",
    "reiman_knee_across_painless",
    id="LAB-13",
    when=all_of(concluded("groin_or_unclear"), is_("test_knee_to_opposite_shoulder", "no")),
    says="Drawing the knee across does not hurt, which makes a torn or pinched rim less likely.",
    source="reiman-2015",
    group="bend",
)
DEEP_BEND_FINE = opposes(
    "labral_tear_fai",
    moderate,
    id="LAB-14",
    when=all_of(concluded("hip_joint_possible"), is_("deep_bend", "no")),
    says="A deep bend that does not hurt speaks against a pinched joint rim.",
    source="warwick-2016",
    group="bend",
)
YOUNG_STIFF_GROIN = supports(
    "labral_tear_fai",
    weak,
    id="LAB-15",
    when=all_of(
        concluded("groin_or_unclear"),
        any_of(is_("reduced_range", "a_bit", "clearly"), is_("shoes_socks", "stiff", "very_hard")),
        below("age_years", "forty_five"),
    ),
    says="A stiff hip in a younger adult is more often impingement than arthritis.",
    source="warwick-2016",
)
TREATMENT_DID_NOT_HELP = supports(
    "labral_tear_fai",
    weak,
    id="LAB-16",
    when=all_of(
        has("pain_site", "front_groin"), has("previous_care", "rest_no_help", "treatment_no_help", "told_strain")
    ),
    says="Groin pain that rest or treatment did not settle may come from inside the joint.",
    source="burnett-2006",
)
ELSEWHERE = opposes(
    "labral_tear_fai",
    moderate,
    id="LAB-17",
    when=has_not("pain_site", "front_groin", "inner_thigh_pubis", "front_thigh", "hip_unsure"),
    says="Nine in ten people with a torn joint rim feel it in the groin, and you do not.",
    source="burnett-2006",
)
