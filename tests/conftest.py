"""Property tests that do not depend on the machine: no time limit on an example, the same examples each time.

`SCR_EXPLORE=1` draws new examples instead.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=not os.environ.get("SCR_EXPLORE"))
settings.load_profile("steady")
