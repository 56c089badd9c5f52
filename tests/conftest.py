"""What all tests share."""

from hypothesis import settings

# The same examples on every run; a slow machine is no fault.
settings.register_profile("minglu", deadline=None, derandomize=True)
settings.load_profile("minglu")
