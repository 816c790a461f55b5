"""One rule in one case, drawn from the live network, as a document."""

from __future__ import annotations

from rules import drawn, reason

_RULE = "RF24a"
_ANSWERS = {
    "age_years": 27,
    "pain_site": ["front_groin"],
    "bone_stress_pattern": ["earlier_each_run"],
    "can_bear_weight": "limping",
}
_TEXT = """\
# One answer, from fact to conclusion

Someone of 27 has groin pain that comes earlier in each run, and limps. This is what the [inference](inference.md) \
holds of rule {rule} when it has finished. A box is a condition on one answer or one conclusion, a hexagon a gate \
with its count, \
a double box a rule, a rounded box a conclusion. What has a thick edge holds.

```mermaid
{drawing}
```

`hip-triage document` draws this from the live network. To change it, change the rules.
"""


def inference_example() -> str:
    """The example with its drawing."""
    case = reason(_ANSWERS)
    return _TEXT.format(rule=_RULE, drawing=drawn(case, case.rule_base.by_id[_RULE]))
