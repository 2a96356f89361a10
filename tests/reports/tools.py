"""Programs that only some tests need; those tests are skipped, aloud, where they are missing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


def soffice() -> str:
    """LibreOffice's command."""
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    return found


@contextmanager
def browser_page() -> Iterator[object]:
    """A page of the Chromium that is installed, with every request to the network refused.

    Errors of scripts and of the content security policy fail the test at the end.
    """
    sync_api = pytest.importorskip("playwright.sync_api")
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("Chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        troubles: list[str] = []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: request.url.startswith("file:") or troubles.append(request.url))
        try:
            yield page
        finally:
            browser.close()
        assert not troubles
