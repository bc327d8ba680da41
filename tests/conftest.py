"""Settings of the whole test run: laws are judged by what they say, not by how fast a shared machine is."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")
