"""What holds for every test: the same examples on every run, and none of them timed."""

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")
