"""One rule in one case, drawn from the live network, as a document."""

from __future__ import annotations

from knowledge import load
from rules import drawn, reason

_EXAMPLE, _RULE = "stress_fracture", "RF24a"
_TEXT = """\
# One answer, from fact to conclusion

{summary}, an example of `knowledge/examples.yaml`: this is what the [inference](inference.md) holds of rule {rule} \
when it has finished. A box is a condition on one answer or one conclusion, a hexagon a gate \
with its count, \
a double box a rule, a rounded box a conclusion. What has a thick edge holds.

```mermaid
{drawing}
```

`hip-triage document` draws this from the live network. To change it, change the rules.
"""


def inference_example() -> str:
    """The example with its drawing."""
    knowledge = load()
    example = knowledge.examples[_EXAMPLE]
    case = reason(knowledge.example_answers(example))
    return _TEXT.format(summary=example.summary, rule=_RULE, drawing=drawn(case, case.rule_base.by_id[_RULE]))
