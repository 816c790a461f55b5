"""How many random cases are tried: few in `make check`, more in `make test`, very many in `make campaign`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

_ALL = tuple(Phase)
_UNSHRUNK = tuple(phase for phase in Phase if phase not in (Phase.shrink, Phase.explain))
_CAMPAIGN = int(os.environ.get("CAMPAIGN_EXAMPLES", "50_000"))

for _name, _examples, _phases in (("check", 40, _UNSHRUNK), ("test", 150, _ALL), ("campaign", _CAMPAIGN, _ALL)):
    settings.register_profile(
        _name,
        max_examples=_examples,
        phases=_phases,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
settings.load_profile("test")
