"""Programs that only some tests need; those tests are skipped, aloud, where they are missing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import pytest


def soffice() -> str:
    """LibreOffice's command."""
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    return found


_OPEN: list[Any] = []
"""The Chromium that `one_browser` holds open."""


@contextmanager
def one_browser() -> Iterator[None]:
    """One Chromium for all the pages opened meanwhile; to start one takes longer than most tests.

    For a fixture of a module, no wider: while it is open an event loop runs in this thread.
    """
    sync_api = pytest.importorskip("playwright.sync_api")
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("Chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        _OPEN.append(browser)
        try:
            yield
        finally:
            _OPEN.remove(browser)
            browser.close()


@contextmanager
def browser_page() -> Iterator[object]:
    """A page of the Chromium that is installed, with every request to the network refused.

    It shares nothing with other pages, whether the browser is `one_browser`'s or its own. Errors of scripts
    and of the content security policy fail the test at the end.
    """
    with nullcontext() if _OPEN else one_browser():
        context = _OPEN[-1].new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        troubles: list[str] = []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: request.url.startswith("file:") or troubles.append(request.url))
        try:
            yield page
        finally:
            context.close()
        assert not troubles
