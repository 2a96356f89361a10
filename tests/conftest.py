"""Property tests that do not depend on the machine: no time limit on an example, the same examples each time.

`SCR_EXPLORE=1` draws new examples instead.
"""

from __future__ import annotations

import os

from hypothesis import settings

os.environ.setdefault("SCR_VERIFY_LAYOUT_SECONDS", "0")
"""LibreOffice lays out no page while other things are tested; what tests just that switches it on."""

settings.register_profile("steady", deadline=None, derandomize=not os.environ.get("SCR_EXPLORE"))
settings.load_profile("steady")
