"""How many random cases are tried: few in `make check`, more in `make test`."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings

_ALL = tuple(Phase)
_UNSHRUNK = tuple(phase for phase in Phase if phase not in (Phase.shrink, Phase.explain))

for _name, _examples, _phases in (("check", 40, _UNSHRUNK), ("test", 150, _ALL)):
    settings.register_profile(
        _name,
        max_examples=_examples,
        phases=_phases,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
settings.load_profile("test")
